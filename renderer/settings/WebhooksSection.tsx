import { Checkbox } from "../controls/Checkbox.tsx";
import { FormStatus } from "../controls/FormStatus.tsx";
import { settingsTexts } from "../i18n/settings.ts";
import type { SettingsStore } from "./settings-store.ts";
import { useSettings } from "./use-settings.ts";

export function WebhooksSection({ store }: { readonly store: SettingsStore }) {
  const { settings, status, change } = useSettings(store);
  return (
    <section>
      <h3>{settingsTexts.webhooks}</h3>
      <Checkbox
        label={settingsTexts.webhooksLabel}
        hint={settingsTexts.webhooksHint}
        checked={settings?.webhooks}
        onChange={(webhooks) => change({ webhooks })}
      />
      <FormStatus id="webhooks-result" status={status} />
    </section>
  );
}
