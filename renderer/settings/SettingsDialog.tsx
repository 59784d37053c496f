import { useEffect, useState } from "react";
import type { WebApp } from "../../common/contract/web-apps.ts";
import { useApp } from "../app/app-context.ts";
import type { DesktopClient } from "../client/client.ts";
import { Dialog, DialogCancel } from "../controls/Dialog.tsx";
import { focusIds, useFocusReturn } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import type { SettingsPart } from "../state/window-state.ts";
import { GeneralSection } from "./GeneralSection.tsx";
import { HelpSection } from "./HelpSection.tsx";
import { MetaAppSection } from "./meta-app/MetaAppSection.tsx";
import { PortForm } from "./PortForm.tsx";
import { createSettingsStore } from "./settings-store.ts";
import { WebAppsSection } from "./WebAppsSection.tsx";
import { WebhooksSection } from "./WebhooksSection.tsx";

interface SettingsDialogProps {
  readonly desktop: DesktopClient;
  /** The part of the settings to show. `meta-app` opens the Meta app form at once. */
  readonly part: SettingsPart;
  readonly practice: boolean;
  readonly webApps: readonly WebApp[];
}

/** The component is the default export because `lazy` requires it. */
export default function SettingsDialog({ desktop, part, practice, webApps }: SettingsDialogProps) {
  const { actions } = useApp();
  const [store] = useState(() => createSettingsStore(desktop));
  useEffect(() => void store.load(), [store]);
  const restoreFocus = useFocusReturn([focusIds.settings]);
  return (
    <Dialog
      role="dialog"
      wide
      title={texts.settings}
      description={null}
      onClose={() => actions.showSettings(undefined)}
      onClosed={restoreFocus}
    >
      <MetaAppSection desktop={desktop} store={store} open={part === "meta-app"} />
      <GeneralSection store={store} />
      <WebAppsSection apps={webApps} practice={practice} desktop={desktop} />
      <WebhooksSection store={store} />
      <PortForm desktop={desktop} store={store} />
      <HelpSection desktop={desktop} />
      <div className="dialog-buttons">
        <DialogCancel>{texts.close}</DialogCancel>
      </div>
    </Dialog>
  );
}
