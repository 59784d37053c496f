import type { GuideTexts } from "./en/guide.ts";
import { createGuideTexts } from "./index.ts";

/** The texts of the set-up guide. They load only with the guide. */
export let guideTexts: GuideTexts;

export async function loadGuideTexts(): Promise<void> {
  guideTexts = await createGuideTexts();
}
