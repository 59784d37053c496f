import { trayTexts as de } from "./de/tray.ts";
import { trayTexts as en } from "./en/tray.ts";
import { spoken } from "./locale.ts";

export const trayTexts = spoken({ en, de });
