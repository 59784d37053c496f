import { desktopTexts as de } from "./de/desktop.ts";
import { desktopTexts as en } from "./en/desktop.ts";
import { spoken } from "./locale.ts";

export const desktopTexts = spoken({ en, de });

/** Of the answers to what a click asked for. */
export type CallCode = keyof ReturnType<typeof desktopTexts>["calls"];
