import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { speak, speech } from "../../../main/i18n/locale.ts";
import { pageInLanguage } from "../../../main/i18n/localize-html.ts";

const before = speech();
afterEach(() => speak(before));

const source = readFileSync(join(import.meta.dirname, "../../../renderer/index.html"), "utf8");
const link = (language: string) =>
  `    <link rel="modulepreload" hreflang="${language}" href="/assets/${language}-4711.js">\n`;
/** As the build leaves it. */
const built = (...languages: string[]) =>
  source.replace("  </head>", `${languages.map(link).join("")}  </head>`);

it("says in which language the page is to speak, and changes nothing else", () => {
  expect(pageInLanguage(source)).toBe(source);
  speak({ language: "de", locale: "de-AT" });
  expect(pageInLanguage(source)).toBe(source.replace('lang="en"', 'lang="de-AT"'));
  expect(pageInLanguage(source)).not.toBe(source);
});

it("sends for the texts of that language alone", () => {
  expect(pageInLanguage(built("en", "de"))).toBe(built("en"));
  speak({ language: "de", locale: "de-AT" });
  expect(pageInLanguage(built("en", "de"))).toBe(built("de").replace('lang="en"', 'lang="de-AT"'));
});
