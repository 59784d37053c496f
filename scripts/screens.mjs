#!/usr/bin/env node
/**
 * Takes the pictures of docs/screens anew: every state of preview-states.mjs, light and dark, and in each further language
 * those in which longer words show.
 *
 *   npm run build && node scripts/screens.mjs [--language=de] [state…]
 *
 * Date and time zone are fixed, so that a picture changes only with the window. Fails when a page logs an error, which is
 * how a refused <style> shows. Set CHROMIUM to another browser.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { servePreview, showState } from "./preview/window.mjs";
import { locales } from "./preview/words.mjs";
import { statesIn } from "./preview-states.mjs";
import { within } from "./project.mjs";

const folder = within("docs/screens");
const translated = ["twelve", "settings-top", "remove-everything", "update", "zoomed"];
const { values: only, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { language: { type: "string" } },
});

/** @typedef {"light" | "dark"} Scheme */
/** @type {readonly Scheme[]} */
const schemes = ["light", "dark"];

mkdirSync(folder, { recursive: true });
const preview = await servePreview();
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
const languages = /** @type {(keyof typeof locales)[]} */ (Object.keys(locales));
const pictures = (await Promise.all(languages.map(picturesIn))).flat();
for (const picture of pictures.filter(isWanted)) {
  for (const colorScheme of schemes) await take(picture, colorScheme);
}
await browser.close();
preview.close();
writeFileSync(join(folder, "README.md"), index(pictures.map(({ name }) => name)));

/** @param {keyof typeof locales} language */
async function picturesIn(language) {
  /** @type {readonly [string, import("./preview-states.mjs").NamedState][]} */
  const states = Object.entries(await statesIn(language));
  return states
    .filter(([state]) => language === "en" || translated.includes(state))
    .map(([state, how]) => ({
      name: language === "en" ? state : `${state}-${language}`,
      state,
      language,
      ...how,
    }));
}

/** @typedef {Awaited<ReturnType<typeof picturesIn>>[number]} Picture */

/** @param {Picture} picture */
function isWanted({ state, language }) {
  if (only.language !== undefined && only.language !== language) return false;
  return wanted.length === 0 || wanted.includes(state);
}

/** @param {Picture} picture @param {Scheme} colorScheme */
async function take(picture, colorScheme) {
  const { name, language, viewport = { width: 1000, height: 700 } } = picture;
  const page = await browser.newPage({
    viewport,
    colorScheme,
    reducedMotion: "reduce",
    timezoneId: "UTC",
  });
  page.on("console", (message) => message.type() === "error" && complain(name, message.text()));
  page.on("pageerror", (error) => complain(name, error.message));
  await page.clock.setFixedTime("2026-11-18T12:00:00Z");
  await showState(page, preview.address(locales[language]), picture);
  await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), caret: "hide" });
  await page.close();
}

/** @param {string} name @param {string} text */
function complain(name, text) {
  console.error(`${name}: ${text}`);
  process.exitCode = 1;
}

/** @param {readonly string[]} names */
function index(names) {
  /** @param {string} name @param {Scheme} scheme */
  const picture = (name, scheme) => `![${name}, ${scheme}](${name}-${scheme}.png)`;
  const rows = names.map(
    (name) => `| ${name} | ${picture(name, "light")} | ${picture(name, "dark")} |`,
  );
  return `# Every screen and state

Written by \`scripts/screens.mjs\`, as the pictures are. The names are those of \`scripts/preview-states.mjs\`; one that ends in a
language is the same state in that language.

| state | light | dark |
|---|---|---|
${rows.join("\n")}
`;
}
