import type { Appearance, CheckInterval } from "../../../preload/contract.ts";
import type { DesktopClient } from "../../client/client.ts";
import { settingsTexts } from "../../texts/settings/index.ts";
import { SelectField, Tick } from "./fields.tsx";
import { Result } from "./Result.tsx";
import { useSavedSettings } from "./saved-settings.ts";

// Not from the contract, whose values would bring zod along.
const hours: readonly CheckInterval[] = [6, 12, 24];
const schemes: readonly Appearance[] = ["system", "light", "dark"];

/** How Pagekeeper behaves on this computer. */
export function GeneralSection({ desktop }: { readonly desktop: DesktopClient }) {
  const { settings, outcome, change } = useSavedSettings(desktop);
  return (
    <section>
      <h3>{settingsTexts.general}</h3>
      <Tick
        label={settingsTexts.startAtLogin}
        hint={settingsTexts.startAtLoginHint}
        checked={settings?.startAtLogin}
        onChange={(startAtLogin) => change({ startAtLogin })}
      />
      <Tick
        label={settingsTexts.closeToTray}
        hint={settingsTexts.closeToTrayHint}
        checked={settings?.closeToTray}
        onChange={(closeToTray) => change({ closeToTray })}
      />
      <Tick
        label={settingsTexts.notifications}
        hint={settingsTexts.notificationsHint}
        checked={settings?.notifications}
        onChange={(notifications) => change({ notifications })}
      />
      <div className="select-fields">
        <SelectField
          label={settingsTexts.checkEvery}
          value={settings?.checkEvery}
          options={hours.map((value) => ({ value, label: settingsTexts.hours(value) }))}
          onChange={(checkEvery) => change({ checkEvery })}
        />
        <SelectField
          label={settingsTexts.appearance}
          value={settings?.appearance}
          options={schemes.map((value) => ({ value, label: settingsTexts.appearances[value] }))}
          onChange={(appearance) => change({ appearance })}
        />
      </div>
      <Result id="general-result" outcome={outcome} />
    </section>
  );
}
