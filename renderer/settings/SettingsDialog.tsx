import { useEffect, useRef, useState } from "react";
import type { WebApp } from "../../common/contract/web-apps.ts";
import { useApp } from "../app/app-context.ts";
import type { DesktopClient } from "../client/client.ts";
import { Dialog, DialogCancel } from "../controls/Dialog.tsx";
import { focusIds, useFocusReturn } from "../controls/focus-management.ts";
import { SectionNav } from "../controls/SectionNav.tsx";
import { texts } from "../i18n/index.ts";
import { settingsTexts } from "../i18n/settings.ts";
import { type SettingsPart, settingsParts } from "../state/window-state.ts";
import { AboutSection } from "./AboutSection.tsx";
import { AdvancedSection } from "./AdvancedSection.tsx";
import { GeneralSection } from "./GeneralSection.tsx";
import { MetaAppSection } from "./meta-app/MetaAppSection.tsx";
import { NotificationsSection } from "./NotificationsSection.tsx";
import { createSettingsStore } from "./settings-store.ts";
import { useSections } from "./use-sections.ts";
import { WebAppsSection } from "./WebAppsSection.tsx";

interface SettingsDialogProps {
  readonly desktop: DesktopClient;
  /** The section to show. `meta-app` opens the form of the Meta app at once. */
  readonly part: SettingsPart;
  readonly practice: boolean;
  readonly webApps: readonly WebApp[];
}

/**
 * All sections are on one page, so that a person who searches for a setting can also just scroll.
 * The component is the default export because `lazy` requires it.
 */
export default function SettingsDialog({ desktop, part, practice, webApps }: SettingsDialogProps) {
  const { actions } = useApp();
  const [store] = useState(() => createSettingsStore(desktop));
  useEffect(() => void store.load(), [store]);
  const restoreFocus = useFocusReturn([focusIds.settings]);
  const content = useRef<HTMLDivElement>(null);
  const sections = useSections(content, part);
  return (
    <Dialog
      role="dialog"
      className="sectioned"
      title={texts.settings}
      description={null}
      onClose={() => actions.showSettings(undefined)}
      onClosed={restoreFocus}
    >
      <SectionNav
        label={settingsTexts.sections}
        current={sections.current}
        sections={settingsParts.map((value) => ({
          value,
          label: settingsTexts.sectionNames[value],
        }))}
        onSelect={sections.show}
      />
      <div ref={content} className="section-content">
        <GeneralSection store={store} />
        <NotificationsSection store={store} />
        <MetaAppSection desktop={desktop} store={store} open={part === "meta-app"} />
        <WebAppsSection apps={webApps} practice={practice} desktop={desktop} />
        <AdvancedSection desktop={desktop} store={store} />
        <AboutSection store={store} />
      </div>
      <div className="dialog-buttons">
        <DialogCancel>{texts.close}</DialogCancel>
      </div>
    </Dialog>
  );
}
