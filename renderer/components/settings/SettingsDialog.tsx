import { useState } from "react";
import type { DesktopClient } from "../../client/client.ts";
import { focusFirst, focusIds } from "../../focus.ts";
import type { SettingsPart } from "../../state/store.ts";
import { texts } from "../../texts/index.ts";
import { useWindow } from "../../window.ts";
import { Dialog, DialogCancel } from "../Dialog.tsx";
import { GeneralSection } from "./GeneralSection.tsx";
import { HelpSection } from "./HelpSection.tsx";
import { MetaAppSection } from "./MetaAppSection.tsx";
import { PortForm } from "./PortForm.tsx";
import { WebhooksSetting } from "./WebhooksSetting.tsx";

interface SettingsDialogProps {
  readonly desktop: DesktopClient;
  /** What was asked for: it is open from the start. */
  readonly part: SettingsPart;
}

/** Loaded when it is first opened. */
export default function SettingsDialog({ desktop, part }: SettingsDialogProps) {
  const { actions } = useWindow();
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
