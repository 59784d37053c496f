/** The languages that the window speaks (CONTRIBUTING.md, "Languages", says what another one takes). */
import type { Language } from "../../common/languages.ts";
import type { Texts } from "./en.ts";
import type { Format } from "./formatters.ts";
import type { SettingsTexts } from "./settings/en.ts";

interface Spoken {
  /** In the language itself: who looks for it reads no other. */
  readonly name: string;
  /** Each file is a chunk of its own, so that nobody loads a language in which they do not read. */
  readonly texts: () => Promise<{ readonly default: (format: Format) => Texts }>;
  readonly settings: () => Promise<{ readonly default: (format: Format) => SettingsTexts }>;
}

export const languages: Readonly<Record<Language, Spoken>> = {
  en: {
    name: "English",
    texts: () => import("./en.ts"),
    settings: () => import("./settings/en.ts"),
  },
  de: {
    name: "Deutsch",
    texts: () => import("./de.ts"),
    settings: () => import("./settings/de.ts"),
  },
};

/** `locale`: BCP 47. What the window does not speak it says in English, with English dates. */
export function spokenIn(locale: string): { readonly language: Language; readonly locale: string } {
  const code = locale.split("-", 1)[0] ?? "";
  return isSpoken(code) ? { language: code, locale } : { language: "en", locale: "en" };
}

const isSpoken = (code: string): code is Language => Object.hasOwn(languages, code);

export const spokenHere: readonly Language[] = Object.keys(languages).filter(isSpoken);
