import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { locale, setLocale } from "../../../main/i18n/locale.ts";
import { localizeHtml } from "../../../main/i18n/localize-html.ts";

const before = locale();
afterEach(() => setLocale(before));

const source = readFileSync(join(import.meta.dirname, "../../../renderer/index.html"), "utf8");
const link = (language: string) =>
  `    <link rel="modulepreload" hreflang="${language}" href="/assets/${language}-4711.js">\n`;
/** Returns an index.html like the one that the build creates. */
const built = (...languages: string[]) =>
  source.replace("  </head>", `${languages.map(link).join("")}  </head>`);

it("sets the language of the page and changes nothing else", () => {
  expect(localizeHtml(source)).toBe(source);
  setLocale({ language: "de", tag: "de-AT" });
  expect(localizeHtml(source)).toBe(source.replace('lang="en"', 'lang="de-AT"'));
  expect(localizeHtml(source)).not.toBe(source);
});

it("keeps the preload link of the current language only", () => {
  expect(localizeHtml(built("en", "de"))).toBe(built("en"));
  setLocale({ language: "de", tag: "de-AT" });
  expect(localizeHtml(built("en", "de"))).toBe(built("de").replace('lang="en"', 'lang="de-AT"'));
});
