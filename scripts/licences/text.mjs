/** The one file of all licences. Plain text: a browser in a package of its own may not read where apps are installed. */

/** @typedef {{ readonly title: string, readonly text: string }} Entry */

const rule = "=".repeat(80);

/**
 * @param {object} facts
 * @param {string} facts.version Pagekeeper's
 * @param {string} facts.licence Pagekeeper's
 * @param {readonly import("./parts.mjs").Part[]} facts.parts
 * @param {string} facts.electron Electron's licence
 * @param {readonly import("./chromium.mjs").Credit[]} facts.credits
 */
export function licencesText({ version, licence, parts, electron, credits }) {
  const packages = parts.map((part) => ({
    title: [part.name, part.version, `(${part.licence})`].filter(Boolean).join(" "),
    text: part.text,
  }));
  const chromium = credits.map(({ name, homepage, text }) => ({
    title: homepage === undefined ? name : `${name}, ${homepage}`,
    text,
  }));
  return [
    `Pagekeeper ${version} and the work of others that is in it, each under its own terms:`,
    "",
    "1. Pagekeeper",
    `2. ${parts.length} packages that are bundled into it`,
    "3. Electron, on which it runs",
    `4. Chromium, which is in Electron, with the ${credits.length} works that are in it`,
    "",
    ...section("1. Pagekeeper", [{ title: `Pagekeeper ${version} (MIT)`, text: licence }]),
    ...section("2. Packages", packages),
    ...section("3. Electron", [{ title: "Electron (MIT)", text: electron }]),
    ...section("4. Chromium", chromium),
  ].join("\n");
}

/**
 * Hundreds of parts have the same terms to the letter: those stand once, under all their names.
 * @param {string} heading @param {readonly Entry[]} entries
 */
function section(heading, entries) {
  const byText = Map.groupBy(entries, ({ text }) => text.trim());
  return [
    rule,
    heading,
    rule,
    "",
    ...[...byText].flatMap(([text, under]) => [
      ...under.map(({ title }) => `* ${title}`),
      "",
      text,
      "",
      "-".repeat(80),
      "",
    ]),
  ];
}
