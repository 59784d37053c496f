import { lazy } from "react";
import { loadGuideTexts } from "../i18n/guide.ts";

/** The set-up guide. It loads when it is first shown. Needs a `Suspense` around it. */
export const LazyGuide = lazy(async () => {
  const [dialog] = await Promise.all([import("./GuideDialog.tsx"), loadGuideTexts()]);
  return dialog;
});
