import type { DesktopClient } from "../client/client.ts";
import { FormStatus } from "../controls/FormStatus.tsx";
import { Checkbox } from "../controls/fields.tsx";
import { settingsTexts } from "../i18n/settings.ts";
import { useSettings } from "./use-settings.ts";

export function WebhooksSetting({ desktop }: { readonly desktop: DesktopClient }) {
  const { settings, status, change } = useSettings(desktop);
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
