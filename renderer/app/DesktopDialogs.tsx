import { lazy, Suspense } from "react";
import type { DesktopClient } from "../client/client.ts";
import { loadGuideTexts } from "../i18n/guide.ts";
import { loadHelpTexts } from "../i18n/help.ts";
import { loadSettingsTexts } from "../i18n/settings.ts";
import { loadSetupTexts } from "../i18n/setup.ts";
import type { WindowState } from "../state/window-state.ts";

const SettingsDialog = lazy(async () => {
  const [dialog] = await Promise.all([
    import("../settings/SettingsDialog.tsx"),
    loadSettingsTexts(),
  ]);
  return dialog;
});

const SetupDialog = lazy(async () => {
  const [dialog] = await Promise.all([
    import("../setup/SetupDialog.tsx"),
    loadSetupTexts(),
    loadSettingsTexts(),
    loadGuideTexts(),
  ]);
  return dialog;
});

const WebAppQuestion = lazy(async () => {
  const [question] = await Promise.all([
    import("../web-apps/WebAppQuestion.tsx"),
    loadSettingsTexts(),
  ]);
  return question;
});

const HelpDialog = lazy(async () => {
  const [dialog] = await Promise.all([import("../help/HelpDialog.tsx"), loadHelpTexts()]);
  return dialog;
});

interface DesktopDialogsProps {
  readonly state: WindowState;
  readonly desktop: DesktopClient;
  readonly practice: boolean;
}

/** The dialogs that only the app's own window has. Each one loads when it is first shown. */
export function DesktopDialogs({ state, desktop, practice }: DesktopDialogsProps) {
  const { dialog, settings, setup, webApps } = state;
  return (
    // Each dialog has a boundary of its own, so that one that loads does not hide another.
    <>
      <Suspense fallback={null}>
        {dialog && dialog !== "guide" && <HelpDialog name={dialog} desktop={desktop} />}
      </Suspense>
      <Suspense fallback={null}>
        {settings && (
          <SettingsDialog
            desktop={desktop}
            part={settings}
            practice={practice}
            webApps={webApps.apps}
          />
        )}
      </Suspense>
      <Suspense fallback={null}>{setup && <SetupDialog desktop={desktop} />}</Suspense>
      <Suspense fallback={null}>
        {webApps.question && (
          <WebAppQuestion
            key={webApps.question.id}
            question={webApps.question}
            practice={practice}
            desktop={desktop}
          />
        )}
      </Suspense>
    </>
  );
}
