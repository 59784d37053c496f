/**
 * `npm run screens [-- --language=de --update STATE…]`: takes light and dark pictures of the window
 * in the states of scripts/screens/states.ts, and saves them in screens/. `--update` also replaces
 * the pictures in docs/screens. The date and time zone are fixed, so that a picture only changes
 * when the window does. Fails if there is no such state or language, or if a page logs an error,
 * for example about a style that its policy forbids.
 */
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "@playwright/test";
import { launchBrowser } from "../test/e2e/support/browser.ts";
import { buildIfChanged } from "./lib/build.ts";
import { inProject } from "./lib/project.mjs";
import { runScript } from "./lib/script-error.mjs";
import { choosePictures, type Picture } from "./screens/pictures.ts";
import { type Preview, servePreview, showState } from "./screens/preview.ts";
import { locales } from "./screens/words.ts";

const folder = inProject("screens");
const { values: options, positionals: named } = parseArgs({
  allowPositionals: true,
  options: { language: { type: "string" }, update: { type: "boolean", default: false } },
});
await runScript(main);

async function main(): Promise<void> {
  const pictures = choosePictures(named, options.language);
  buildIfChanged();
  mkdirSync(folder, { recursive: true });
  const preview = await servePreview();
  const browser = await launchBrowser();
  for (const picture of pictures) {
    await take(browser, preview, picture, "light");
    await take(browser, preview, picture, "dark");
  }
  await browser.close();
  preview.close();
}

async function take(
  browser: Browser,
  preview: Preview,
  picture: Picture,
  colorScheme: "light" | "dark",
): Promise<void> {
  const { name, language, viewport = { width: 1200, height: 760 } } = picture;
  const page = await browser.newPage({
    viewport,
    colorScheme,
    reducedMotion: "reduce",
    timezoneId: "UTC",
  });
  const fail = (message: string) => {
    console.error(`${name}: ${message}`);
    process.exitCode = 1;
  };
  page.on("console", (message) => message.type() === "error" && fail(message.text()));
  page.on("pageerror", (error) => fail(error.message));
  await page.clock.setFixedTime("2026-11-18T12:00:00Z");
  await showState(page, preview.address(locales[language]), picture);
  const file = `${name}-${colorScheme}.png`;
  await page.screenshot({ path: join(folder, file), caret: "hide" });
  await page.close();
  const documented = inProject(`docs/screens/${file}`);
  if (options.update && existsSync(documented)) copyFileSync(join(folder, file), documented);
}
