/** The page of the renderer, in the language that is spoken: it is built once, and says by its `lang` which texts it wants. */
import { speech } from "./language.ts";

/** `html`: index.html as it was built. */
export const pageInLanguage = (html: string): string =>
  html.replace(/<html lang="[^"]*"/, `<html lang="${speech().locale}"`);
