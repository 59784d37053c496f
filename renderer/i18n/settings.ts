import type { SettingsTexts } from "./en/settings.ts";
import { createSettingsTexts } from "./index.ts";

/** The settings' texts, loaded with the dialog because most starts never open it. */
export let settingsTexts: SettingsTexts;

export async function loadSettingsTexts(): Promise<void> {
  settingsTexts = await createSettingsTexts();
}
