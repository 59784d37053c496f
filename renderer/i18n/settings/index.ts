/** The sentences of the settings, in the language of the page: loaded with the dialog, which most starts never open. */
import { makeSettingsTexts } from "../index.ts";
import type { SettingsTexts } from "./en.ts";

/** Read it while drawing, as the window's own. */
export let settingsTexts: SettingsTexts;

export async function loadSettingsTexts(): Promise<void> {
  settingsTexts = await makeSettingsTexts();
}
