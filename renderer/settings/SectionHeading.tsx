import { settingsTexts } from "../i18n/settings.ts";
import type { SettingsPart } from "../state/window-state.ts";
import { sectionId } from "./use-sections.ts";

/** The heading of a section. It takes the focus when the user goes to the section. */
export function SectionHeading({ part }: { readonly part: SettingsPart }) {
  return (
    <h3 id={sectionId(part)} tabIndex={-1}>
      {settingsTexts.sectionNames[part]}
    </h3>
  );
}
