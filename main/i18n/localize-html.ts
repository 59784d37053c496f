import { locale } from "./locale.ts";

/**
 * Sets `lang` in the renderer's index.html, from which the window picks its texts, and drops the
 * preload links of other languages. `html`: index.html as built by electron.vite.config.ts.
 */
export function localizeHtml(html: string): string {
  const { language, tag } = locale();
  return html
    .replace(/<html lang="[^"]*"/, `<html lang="${tag}"`)
    .replaceAll(/ *<link rel="modulepreload" hreflang="(\w+)"[^>]*>\n?/g, (link, hreflang) =>
      hreflang === language ? link : "",
    );
}
