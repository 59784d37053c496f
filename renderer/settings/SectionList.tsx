import { settingsTexts } from "../i18n/settings.ts";
import { type SettingsPart, settingsParts } from "../state/window-state.ts";

interface SectionListProps {
  readonly current: SettingsPart;
  readonly onSelect: (part: SettingsPart) => void;
}

/** The names of the sections, which lead to them. */
export function SectionList({ current, onSelect }: SectionListProps) {
  return (
    <nav className="settings-sections" aria-label={settingsTexts.sections}>
      {settingsParts.map((part) => (
        <button
          key={part}
          type="button"
          className="place"
          aria-current={part === current ? "true" : undefined}
          onClick={() => onSelect(part)}
        >
          {settingsTexts.sectionNames[part]}
        </button>
      ))}
    </nav>
  );
}
