import { Checkbox } from "../controls/Checkbox.tsx";
import { FormStatus } from "../controls/FormStatus.tsx";
import { settingsTexts } from "../i18n/settings.ts";
import { SectionHeading } from "./SectionHeading.tsx";
import type { SettingsStore } from "./settings-store.ts";
import { useSettings } from "./use-settings.ts";

export function NotificationsSection({ store }: { readonly store: SettingsStore }) {
  const { settings, status, change } = useSettings(store);
  return (
    <section>
      <SectionHeading part="notifications" />
      <Checkbox
        label={settingsTexts.notifications}
        hint={settingsTexts.notificationsHint}
        checked={settings?.notifications}
        onChange={(notifications) => change({ notifications })}
      />
      <FormStatus id="notifications-result" status={status} />
    </section>
  );
}
