import { metaAppTexts as de } from "./de/meta-app.ts";
import { metaAppTexts as en } from "./en/meta-app.ts";
import { localized } from "./locale.ts";

export const metaAppTexts = localized({ en, de });
