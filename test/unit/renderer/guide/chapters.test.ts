import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createFormatters } from "../../../../common/formatters.ts";
import {
  type ChapterName,
  chapterNames,
  chapters,
  type Step,
} from "../../../../renderer/guide/chapters.ts";
import { type Source, sources } from "../../../../renderer/guide/sources.ts";
import german from "../../../../renderer/i18n/de/guide.ts";
import english from "../../../../renderer/i18n/en/guide.ts";
import { inProject } from "../../../../scripts/lib/project.mjs";

const allTexts = [english(createFormatters("en")), german(createFormatters("de"))];
const stepsOf = (name: ChapterName): readonly Step[] => chapters[name];
const allSteps = chapterNames.flatMap(stepsOf);

it.each(chapterNames)("shows every step of the chapter %s once", (name) => {
  for (const texts of allTexts) {
    const shown = stepsOf(name).map((step) => step.name);
    expect(shown.toSorted()).toEqual(Object.keys(texts.chapters[name].steps).toSorted());
  }
});

it("uses every picture once", () => {
  const used = allSteps.flatMap(({ picture }) => picture ?? []);
  for (const texts of allTexts) {
    expect(used.toSorted()).toEqual(Object.keys(texts.pictures).toSorted());
  }
});

it("uses every source", () => {
  expect(
    Object.keys(sources).filter((name) => !allSteps.some(({ source }) => source === name)),
  ).toEqual([]);
});

it("follows the pages of Meta's that docs/research/meta.md lists, with the same dates", () => {
  const research = readFileSync(inProject("docs/research/meta.md"), "utf8");
  const longDay = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  const missing = Object.values<Source>(sources).filter(({ title, url, date }) => {
    const shown = date === undefined ? "" : `${longDay.format(new Date(date))} `;
    return !research.includes(`| ${title} | ${shown}|`) || !research.includes(`]: ${url}\n`);
  });
  expect(missing).toEqual([]);
});

it("closes every mark in its texts", () => {
  const entriesOf = (texts: (typeof allTexts)[number]) =>
    Object.values(texts.chapters).flatMap(({ steps }) => Object.values(steps));
  for (const { text } of allTexts.flatMap(entriesOf)) {
    expect(text.split(/[*`]/).length % 2, text).toBe(1);
  }
});
