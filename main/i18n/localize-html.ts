import { locale } from "./locale.ts";

/**
 * Sets `lang` in the renderer's built index.html, because the renderer chooses its texts by this
 * `lang`. Removes the preload links of other languages.
 */
export function localizeHtml(html: string): string {
  const { language, tag } = locale();
  return html
    .replace(/<html lang="[^"]*"/, `<html lang="${tag}"`)
    .replaceAll(/ *<link rel="modulepreload" hreflang="(\w+)"[^>]*>\n?/g, (link, hreflang) =>
      hreflang === language ? link : "",
    );
}
