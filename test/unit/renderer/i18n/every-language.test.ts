/** Every text of every language, said of every kind of fact. */
import { describe, expect, it } from "vitest";
import { formatFor } from "../../../../renderer/i18n/formatters.ts";
import { languages, spokenHere } from "../../../../renderer/i18n/languages.ts";
import { facts, rightToLeft, settingsFacts } from "./example-params.ts";

/** What another language may say in the very words of English: names, and words that both have. */
const alike = [
  "window.appName",
  "window.channel",
  "window.channelHeading",
  "window.details",
  "window.traceDetail",
  "settings.classic",
  "settings.business",
  "settings.port",
];

type Said = ReadonlyMap<string, readonly string[]>;

async function saidIn(code: (typeof spokenHere)[number]): Promise<Said> {
  const { texts, settings } = languages[code];
  const format = formatFor(code);
  return new Map([
    ...spelled("window", (await texts()).default(format), facts),
    ...spelled("settings", (await settings()).default(format), settingsFacts),
  ]);
}

/** What is said under each key, for all its facts. */
function spelled(path: string, text: unknown, facts: unknown): [string, readonly string[]][] {
  if (typeof text === "string") return [[path, [text]]];
  if (typeof text === "function") {
    return [[path, (facts as unknown[][]).map((each) => String(text(...each)))]];
  }
  return Object.entries(text as object).flatMap(([key, value]) =>
    spelled(`${path}.${key}`, value, Object(facts)[key]),
  );
}

const english = await saidIn("en");

describe.each(spokenHere)("in %s", async (code) => {
  const said = await saidIn(code);
  const all = [...said].flatMap(([key, texts]) => texts.map((text) => `${key}: ${text}`));

  it("there is a text under each key of the English ones, for all their facts", () => {
    const shape = (of: Said) => [...of].map(([key, texts]) => [key, texts.length]);
    expect(shape(said)).toEqual(shape(english));
  });

  it("no text is empty or says what only a program would", () => {
    expect(all.filter((text) => /: $|undefined|null|NaN|\[object|Invalid/.test(text))).toEqual([]);
  });

  it("no text has two full stops, or two spaces, in a row", () => {
    expect(all.filter((text) => /\.\.|…\.| {2}|\s$/.test(text))).toEqual([]);
  });

  it("a name from right to left orders no words but its own", () => {
    const named = all.filter((text) => rightToLeft.some((name) => text.includes(name)));
    expect(named.length).toBeGreaterThan(20);
    const bare = (text: string) =>
      rightToLeft.some((name) => text.replaceAll(`\u2068${name}\u2069`, "").includes(name));
    expect(named.filter(bare)).toEqual([]);
  });
});

it.each(spokenHere.filter((code) => code !== "en"))("%s translates everything", async (code) => {
  const same = [...(await saidIn(code))]
    .filter(([key, texts]) => texts.some((text, index) => text === english.get(key)?.[index]))
    .map(([key]) => key);
  expect(same.filter((key) => !alike.includes(key))).toEqual([]);
});
