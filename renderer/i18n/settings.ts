import type { SettingsTexts } from "./en/settings.ts";
import { createSettingsTexts } from "./index.ts";

/**
 * The texts of the settings dialog. They load only with the dialog, because most runs never open
 * it.
 */
export let settingsTexts: SettingsTexts;

export async function loadSettingsTexts(): Promise<void> {
  settingsTexts = await createSettingsTexts();
}
