import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { speak, speech } from "../../../main/texts/language.ts";
import { pageInLanguage } from "../../../main/texts/page.ts";

const before = speech();
afterEach(() => speak(before));

it("says in which language the page is to speak, and changes nothing else", () => {
  const html = readFileSync(join(import.meta.dirname, "../../../renderer/index.html"), "utf8");
  expect(pageInLanguage(html)).toBe(html);
  speak({ language: "de", locale: "de-AT" });
  expect(pageInLanguage(html)).toBe(html.replace('lang="en"', 'lang="de-AT"'));
  expect(pageInLanguage(html)).not.toBe(html);
});
