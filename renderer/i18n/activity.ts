import type { ActivityTexts } from "./en/activity.ts";
import { createActivityTexts } from "./index.ts";

/** The texts of the activity. They load when it is shown for the first time. */
export let activityTexts: ActivityTexts;

export async function loadActivityTexts(): Promise<void> {
  activityTexts ??= await createActivityTexts();
}
