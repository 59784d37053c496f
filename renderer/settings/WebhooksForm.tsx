import { Checkbox } from "../controls/Checkbox.tsx";
import { FormStatus } from "../controls/FormStatus.tsx";
import { settingsTexts } from "../i18n/settings.ts";
import type { SettingsStore } from "./settings-store.ts";
import { useSettings } from "./use-settings.ts";

export function WebhooksForm({ store }: { readonly store: SettingsStore }) {
  const { settings, status, change } = useSettings(store);
  return (
    <div className="subsection">
      <h4>{settingsTexts.webhooks}</h4>
      <Checkbox
        label={settingsTexts.webhooksLabel}
        hint={settingsTexts.webhooksHint}
        checked={settings?.webhooks}
        onChange={(webhooks) => change({ webhooks })}
      />
      <FormStatus id="webhooks-result" status={status} />
    </div>
  );
}
