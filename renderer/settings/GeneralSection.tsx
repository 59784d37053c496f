import type { Appearance, CheckInterval } from "../../common/contract/settings.ts";
import type { LanguageChoice } from "../../common/languages.ts";
import type { DesktopClient } from "../client/client.ts";
import { languages, spokenHere } from "../i18n/languages.ts";
import { settingsTexts } from "../i18n/settings/index.ts";
import { FormStatus } from "./FormStatus.tsx";
import { type Option, SelectField, Tick } from "./fields.tsx";
import { useSavedSettings } from "./saved-settings.ts";

// Not from the contract, whose values would bring zod along.
const hours: readonly CheckInterval[] = [6, 12, 24];
const schemes: readonly Appearance[] = ["system", "light", "dark"];
/** Each language in its own words. */
const languageOptions = (): readonly Option<LanguageChoice>[] => [
  { value: "system", label: settingsTexts.languageOfSystem },
  ...spokenHere.map((code) => ({ value: code, label: languages[code].name, lang: code })),
];

/** How Pagekeeper behaves on this computer. */
export function GeneralSection({ desktop }: { readonly desktop: DesktopClient }) {
  const { settings, status, change } = useSavedSettings(desktop);
  const support = settings?.updateSupport ?? "supported";
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
      <Tick
        label={settingsTexts.checkForUpdates}
        hint={settingsTexts.checkForUpdatesHint[support]}
        checked={settings?.checkForUpdates && support === "supported"}
        disabled={support !== "supported"}
        onChange={(checkForUpdates) => change({ checkForUpdates })}
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
        <SelectField
          label={settingsTexts.language}
          value={settings?.language}
          options={languageOptions()}
          onChange={(language) => change({ language })}
        />
      </div>
      <FormStatus id="general-result" status={status} />
    </section>
  );
}
