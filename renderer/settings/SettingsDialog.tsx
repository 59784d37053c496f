import { useState } from "react";
import { useApp } from "../app/app-context.ts";
import type { DesktopClient } from "../client/client.ts";
import { Dialog, DialogCancel } from "../controls/Dialog.tsx";
import { focusFirst, focusIds } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import type { SettingsPart } from "../state/store.ts";
import { GeneralSection } from "./GeneralSection.tsx";
import { HelpSection } from "./HelpSection.tsx";
import { MetaAppSection } from "./meta-app/MetaAppSection.tsx";
import { PortForm } from "./PortForm.tsx";
import { WebhooksSetting } from "./WebhooksSetting.tsx";

interface SettingsDialogProps {
  readonly desktop: DesktopClient;
  /** What was asked for: it is open from the start. */
  readonly part: SettingsPart;
}

/** Loaded when it is first opened. */
export default function SettingsDialog({ desktop, part }: SettingsDialogProps) {
  const { actions } = useApp();
  const [opener] = useState(() => document.activeElement);
  const giveFocusBack = () => {
    if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) {
      opener.focus();
    } else focusFirst([focusIds.settings]);
  };
  return (
    <Dialog
      role="dialog"
      wide
      title={texts.settings}
      description={null}
      onClose={() => actions.showSettings(undefined)}
      onClosed={giveFocusBack}
    >
      <MetaAppSection desktop={desktop} open={part === "meta-app"} />
      <GeneralSection desktop={desktop} />
      <WebhooksSetting desktop={desktop} />
      <PortForm desktop={desktop} />
      <HelpSection desktop={desktop} />
      <div className="dialog-buttons">
        <DialogCancel className="button">{texts.close}</DialogCancel>
      </div>
    </Dialog>
  );
}
