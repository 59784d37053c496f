import { appearances, checkIntervals } from "../../common/contract/setting-choices.ts";
import { type LanguageChoice, languageNames, languages } from "../../common/languages.ts";
import { Checkbox } from "../controls/Checkbox.tsx";
import { FormStatus } from "../controls/FormStatus.tsx";
import { type Option, SelectField } from "../controls/SelectField.tsx";
import { settingsTexts } from "../i18n/settings.ts";
import { SectionHeading } from "./SectionHeading.tsx";
import type { SettingsStore } from "./settings-store.ts";
import { useSettings } from "./use-settings.ts";

/**
 * Returns the language choices. The name of each language is in that language, so that people who
 * read no other language can find it.
 */
const languageOptions = (): readonly Option<LanguageChoice>[] => [
  { value: "system", label: settingsTexts.languageOfSystem },
  ...languages.map((code) => ({ value: code, label: languageNames[code], lang: code })),
];

export function GeneralSection({ store }: { readonly store: SettingsStore }) {
  const { settings, status, change } = useSettings(store);
  return (
    <section>
      <SectionHeading part="general" />
      <Checkbox
        label={settingsTexts.startAtLogin}
        hint={settingsTexts.startAtLoginHint}
        checked={settings?.startAtLogin}
        onChange={(startAtLogin) => change({ startAtLogin })}
      />
      <Checkbox
        label={settingsTexts.closeToTray}
        hint={settingsTexts.closeToTrayHint}
        checked={settings?.closeToTray}
        onChange={(closeToTray) => change({ closeToTray })}
      />
      <div className="select-fields">
        <SelectField
          label={settingsTexts.checkEvery}
          value={settings?.checkEvery}
          options={checkIntervals.map((value) => ({ value, label: settingsTexts.hours(value) }))}
          onChange={(checkEvery) => change({ checkEvery })}
        />
        <SelectField
          label={settingsTexts.appearance}
          value={settings?.appearance}
          options={appearances.map((value) => ({ value, label: settingsTexts.appearances[value] }))}
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
