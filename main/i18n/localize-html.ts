/** The page of the renderer, in the language that is spoken: it is built once, and says by its `lang` which texts it wants. */
import { speech } from "./locale.ts";

/** `html`: index.html as it was built, with a link to the texts of each language (electron.vite.config.ts). */
export function pageInLanguage(html: string): string {
  const { language, locale } = speech();
  return html
    .replace(/<html lang="[^"]*"/, `<html lang="${locale}"`)
    .replaceAll(/ *<link rel="modulepreload" hreflang="(\w+)"[^>]*>\n?/g, (link, of: string) =>
      of === language ? link : "",
    );
}
