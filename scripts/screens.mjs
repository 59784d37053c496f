#!/usr/bin/env node
/**
 * Takes the pictures of docs/screens anew: every state of preview-states.mjs, light and dark.
 *
 *   npm run build && node scripts/screens.mjs [state…]
 *
 * Date, time zone and language are fixed, so that a picture changes only with the window. Fails when a page logs an
 * error, which is how a refused <style> shows. Set CHROMIUM to another browser.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { servePreview, showState } from "./preview/window.mjs";
import { states } from "./preview-states.mjs";
import { within } from "./project.mjs";

const folder = within("docs/screens");
const wanted = process.argv.slice(2);
const chosen = Object.entries(states).filter(
  ([name]) => wanted.length === 0 || wanted.includes(name),
);

mkdirSync(folder, { recursive: true });
const preview = await servePreview();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
for (const [name, state] of chosen) {
  for (const colorScheme of ["light", "dark"]) await takePicture(name, state, colorScheme);
}
await browser.close();
preview.close();
writeFileSync(join(folder, "README.md"), index(Object.keys(states)));

/** @param {string} name @param {(typeof states)["first"]} state @param {"light" | "dark"} colorScheme */
async function takePicture(name, state, colorScheme) {
  const page = await browser.newPage({
    viewport: state.viewport ?? { width: 1000, height: 700 },
    colorScheme,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
  });
  page.on("console", (message) => message.type() === "error" && complain(name, message.text()));
  page.on("pageerror", (error) => complain(name, error.message));
  await page.clock.setFixedTime("2026-11-18T12:00:00Z");
  await showState(page, preview.url, state);
  await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), caret: "hide" });
  await page.close();
}

function complain(name, text) {
  console.error(`${name}: ${text}`);
  process.exitCode = 1;
}

/** @param {readonly string[]} names */
function index(names) {
  const picture = (name, scheme) => `![${name}, ${scheme}](${name}-${scheme}.png)`;
  const rows = names.map(
    (name) => `| ${name} | ${picture(name, "light")} | ${picture(name, "dark")} |`,
  );
  return `# Every screen and state

Written by \`scripts/screens.mjs\`, as the pictures are. The names are those of \`scripts/preview-states.mjs\`.

| state | light | dark |
|---|---|---|
${rows.join("\n")}
`;
}
