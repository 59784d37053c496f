import { desktopTexts as de } from "./de/desktop.ts";
import { desktopTexts as en } from "./en/desktop.ts";
import { spoken } from "./locale.ts";

export const desktopTexts = spoken({ en, de });
