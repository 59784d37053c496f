/** Chooses the pictures that scripts/screens.ts takes. */
import { ScriptError } from "../lib/script-error.mjs";
import { type NamedState, previewStates } from "./states.ts";
import { locales, type PreviewLanguage } from "./words.ts";

export interface Picture extends NamedState {
  readonly name: string;
  readonly language: PreviewLanguage;
}

/** The states with longer texts, which the script shows in every language. */
const translated = ["twelve", "settings-top", "remove-everything", "update", "zoomed"];
const languages = Object.keys(locales) as PreviewLanguage[];

/**
 * Returns the pictures of the `named` states, or of all states if none is named. Without `asked`,
 * takes all languages. A named state is also shown in an `asked` language if it isn't usually.
 */
export function choosePictures(named: readonly string[], asked?: string): readonly Picture[] {
  mustExist("language", languages, asked === undefined ? [] : [asked]);
  mustExist("state", Object.keys(previewStates("en")), named);
  return languages
    .filter((language) => asked === undefined || asked === language)
    .flatMap((language) => {
      const usual = (state: string) => language === "en" || translated.includes(state);
      const isChosen = (state: string) =>
        named.length === 0 ? usual(state) : named.includes(state) && (asked || usual(state));
      return picturesIn(language).filter(({ state }) => isChosen(state));
    });
}

function mustExist(kind: string, known: readonly string[], names: readonly string[]): void {
  const missing = names.find((name) => !known.includes(name));
  if (missing === undefined) return;
  throw new ScriptError(`There is no ${kind} ${missing}. Choose from:\n${known.join("\n")}`);
}

function picturesIn(language: PreviewLanguage) {
  const states: readonly [string, NamedState][] = Object.entries(previewStates(language));
  return states.map(([state, how]) => ({
    name: language === "en" ? state : `${state}-${language}`,
    state,
    language,
    ...how,
  }));
}
