/** Checks every text in every language, called with example parameters. */
import { describe, expect, it } from "vitest";
import { createFormatters } from "../../../../common/formatters.ts";
import { type Language, languages } from "../../../../common/languages.ts";
import { translations } from "../../../../renderer/i18n/translations.ts";
import {
  activityParams,
  guideParams,
  helpParams,
  rightToLeft,
  settingsParams,
  setupParams,
  windowParams,
} from "./example-params.ts";

/**
 * The texts that may be the same in English and in another language, because they are names or
 * words that both languages share.
 */
const sameInEnglish = [
  "window.number",
  "window.facts.webhook",
  "window.columns.name",
  "window.channelHeading",
  "window.details",
  "window.traceDetail",
  "settings.appVersion",
  "settings.webhooks",
  "settings.classic",
  "settings.business",
  "settings.port",
  "guide.by",
  "setup.app",
  "setup.appNamed",
  "help.keys.alt",
  "help.keys.escape",
];

/**
 * The results of each text, by the text's path. A text has one result for each set of parameters.
 */
type Results = ReadonlyMap<string, readonly string[]>;

async function resultsIn(language: Language): Promise<Results> {
  const formatters = createFormatters(language);
  const { window, settings, setup, help, guide, activity } = translations[language];
  return new Map([
    ...evaluate("window", (await window()).default(formatters), windowParams),
    ...evaluate("settings", (await settings()).default(formatters), settingsParams),
    ...evaluate("setup", (await setup()).default(formatters), setupParams),
    ...evaluate("help", (await help()).default(), helpParams),
    ...evaluate("activity", (await activity()).default(formatters), activityParams),
    ...evaluate("guide", (await guide()).default(formatters), guideParams),
  ]);
}

function evaluate(path: string, text: unknown, params: unknown): [string, readonly string[]][] {
  if (typeof text === "string") return [[path, [text]]];
  if (typeof text === "function") {
    return [[path, (params as unknown[][]).map((each) => String(text(...each)))]];
  }
  return Object.entries(text as object).flatMap(([key, value]) =>
    evaluate(`${path}.${key}`, value, Object(params)[key]),
  );
}

const english = await resultsIn("en");

describe.each(languages)("the %s texts of the window", async (language) => {
  const results = await resultsIn(language);
  const all = [...results].flatMap(([key, texts]) => texts.map((text) => `${key}: ${text}`));

  it("have the same keys and parameters as the English ones", () => {
    const shape = (of: Results) => [...of].map(([key, texts]) => [key, texts.length]);
    expect(shape(results)).toEqual(shape(english));
  });

  it("are never empty and never show a programming value", () => {
    expect(all.filter((text) => /: $|undefined|null|NaN|\[object|Invalid Date/.test(text))).toEqual(
      [],
    );
  });

  it("have no doubled full stops or spaces", () => {
    expect(all.filter((text) => /\.\.|…\.| {2}|\s$/.test(text))).toEqual([]);
  });

  it("isolate every name written from right to left", () => {
    const named = all.filter((text) => rightToLeft.some((name) => text.includes(name)));
    expect(named.length).toBeGreaterThan(20);
    const isBare = (text: string) =>
      rightToLeft.some((name) => text.replaceAll(`\u2068${name}\u2069`, "").includes(name));
    expect(named.filter(isBare)).toEqual([]);
  });
});

it.each(languages.filter((language) => language !== "en"))(
  "leaves no text of the window untranslated in %s",
  async (language) => {
    const untranslated = [...(await resultsIn(language))]
      .filter(([key, texts]) => texts.some((text, index) => text === english.get(key)?.[index]))
      .map(([key]) => key);
    expect(untranslated.filter((key) => !sameInEnglish.includes(key))).toEqual([]);
  },
);
