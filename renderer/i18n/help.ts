import type { HelpTexts } from "./en/help.ts";
import { createHelpTexts } from "./index.ts";

/** The texts of the Help menu's dialogs. They load only with these dialogs. */
export let helpTexts: HelpTexts;

export async function loadHelpTexts(): Promise<void> {
  helpTexts = await createHelpTexts();
}
