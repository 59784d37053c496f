import { serverTexts as de } from "./de/server.ts";
import { serverTexts as en } from "./en/server.ts";
import { spoken } from "./locale.ts";

export const serverTexts = spoken({ en, de });
