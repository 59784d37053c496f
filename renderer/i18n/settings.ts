import type { SettingsTexts } from "./en/settings.ts";
import { createSettingsTexts } from "./index.ts";

/**
 * The texts of the settings dialog and of the question about a web app. They load only with these
 * dialogs, because most runs never open them.
 */
export let settingsTexts: SettingsTexts;

export async function loadSettingsTexts(): Promise<void> {
  settingsTexts = await createSettingsTexts();
}
