import { useState, useSyncExternalStore } from "react";
import type { MetaAppSetup } from "../../../common/contract/meta-app.ts";
import { useApp } from "../../app/app-context.ts";
import type { DesktopClient } from "../../client/client.ts";
import { FormStatus, refused, type Status, saved } from "../../controls/FormStatus.tsx";
import { settingsTexts } from "../../i18n/settings.ts";
import { SectionHeading } from "../SectionHeading.tsx";
import type { SettingsStore } from "../settings-store.ts";
import { MetaAppForm } from "./MetaAppForm.tsx";

interface MetaAppSectionProps {
  readonly desktop: DesktopClient;
  readonly store: SettingsStore;
  /** Whether to show the form as soon as the settings open. */
  readonly open: boolean;
}

/** Shows the Meta app that Pagekeeper uses, and the form that changes it. */
export function MetaAppSection({ desktop, store, open }: MetaAppSectionProps) {
  const { actions } = useApp();
  const { metaApp: setup, metaAppError } = useSyncExternalStore(store.subscribe, store.get);
  /** Whether the form is shown. Undefined until the user opens or submits the form. */
  const [editing, setEditing] = useState<boolean>();
  const [status, setStatus] = useState<Status>();
  const showsForm = editing ?? open;
  const loadStatus = metaAppError === undefined ? undefined : refused(metaAppError);
  const onChanged = (message: string) => {
    setStatus(saved(message));
    setEditing(false);
    void store.loadMetaApp();
  };
  return (
    <section>
      <SectionHeading part="meta-app" />
      {setup && <p>{summarize(setup)}</p>}
      <FormStatus id="meta-app-result" status={status ?? loadStatus} />
      {setup && showsForm && <MetaAppForm desktop={desktop} setup={setup} onChanged={onChanged} />}
      {setup && !showsForm && (
        <div className="button-group">
          <button type="button" className="button" onClick={() => actions.showSetup(true)}>
            {settingsTexts.guideMe}
          </button>
          <button type="button" className="button" onClick={() => setEditing(true)}>
            {setup.saved ? settingsTexts.change : settingsTexts.haveApp}
          </button>
        </div>
      )}
    </section>
  );
}

function summarize({ running, saved: app }: MetaAppSetup): string {
  if (running === "practice") return settingsTexts.practice;
  if (running === "environment" || app === undefined) return settingsTexts.environment;
  return settingsTexts.running(app);
}
