import type { DesktopClient } from "../client/client.ts";
import { settingsTexts } from "../i18n/settings/index.ts";
import { FormStatus } from "./FormStatus.tsx";
import { Tick } from "./fields.tsx";
import { useSavedSettings } from "./saved-settings.ts";

export function WebhooksSetting({ desktop }: { readonly desktop: DesktopClient }) {
  const { settings, status, change } = useSavedSettings(desktop);
  return (
    <section>
      <h3>{settingsTexts.webhooks}</h3>
      <Tick
        label={settingsTexts.webhooksLabel}
        hint={settingsTexts.webhooksHint}
        checked={settings?.webhooks}
        onChange={(webhooks) => change({ webhooks })}
      />
      <FormStatus id="webhooks-result" status={status} />
    </section>
  );
}
