import type { DesktopClient } from "../client/client.ts";
import { settingsTexts } from "../i18n/settings/index.ts";
import { Result } from "./FormStatus.tsx";
import { Tick } from "./fields.tsx";
import { useSavedSettings } from "./saved-settings.ts";

export function WebhooksSetting({ desktop }: { readonly desktop: DesktopClient }) {
  const { settings, outcome, change } = useSavedSettings(desktop);
  return (
    <section>
      <h3>{settingsTexts.webhooks}</h3>
      <Tick
        label={settingsTexts.webhooksLabel}
        hint={settingsTexts.webhooksHint}
        checked={settings?.webhooks}
        onChange={(webhooks) => change({ webhooks })}
      />
      <Result id="webhooks-result" outcome={outcome} />
    </section>
  );
}
