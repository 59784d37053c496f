import type { SetupTexts } from "./en/setup.ts";
import { createSetupTexts } from "./index.ts";

/** The texts of the set-up of the Meta app. They load only with its dialog. */
export let setupTexts: SetupTexts;

export async function loadSetupTexts(): Promise<void> {
  setupTexts = await createSetupTexts();
}
