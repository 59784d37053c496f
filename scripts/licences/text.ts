import type { Credit } from "./chromium.ts";
import type { Part } from "./parts.ts";

interface Licences {
  /** Pagekeeper's version. */
  readonly version: string;
  readonly licence: string;
  readonly parts: readonly Part[];
  /** The text of Electron's own licence. */
  readonly electron: string;
  readonly credits: readonly Credit[];
}

interface Entry {
  readonly title: string;
  readonly text: string;
}

const rule = "=".repeat(80);

/**
 * Returns all licences as plain text, because a sandboxed browser may be unable to open an HTML
 * file under /opt.
 */
export function licencesText({ version, licence, parts, electron, credits }: Licences): string {
  const packages = parts.map((part) => ({
    title: [part.name, part.version, `(${part.licence})`].filter(Boolean).join(" "),
    text: part.text,
  }));
  const chromium = credits.map(({ name, homepage, text }) => ({
    title: homepage === undefined ? name : `${name}, ${homepage}`,
    text,
  }));
  return [
    `Pagekeeper ${version} and the third-party software in it, each under its own terms:`,
    "",
    "1. Pagekeeper",
    `2. ${parts.length} packages that are bundled into it`,
    "3. Electron, which it runs on",
    `4. Chromium, which is part of Electron, with ${credits.length} works`,
    "",
    ...section("1. Pagekeeper", [{ title: `Pagekeeper ${version} (MIT)`, text: licence }]),
    ...section("2. Packages", packages),
    ...section("3. Electron", [{ title: "Electron (MIT)", text: electron }]),
    ...section("4. Chromium", chromium),
  ].join("\n");
}

/**
 * Lists each text once, with the titles of all parts that share it. This grouping saves 14 of 20
 * MB.
 */
function section(heading: string, entries: readonly Entry[]): readonly string[] {
  const groups = Map.groupBy(entries, ({ text }) => text.trim());
  return [
    rule,
    heading,
    rule,
    "",
    ...[...groups].flatMap(([text, group]) => [
      ...group.map(({ title }) => `* ${title}`),
      "",
      text,
      "",
      "-".repeat(80),
      "",
    ]),
  ];
}
