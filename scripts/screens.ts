/**
 * `npm run screens [-- --language=de --update STATE…]`: takes light and dark pictures of the window
 * in the states of scripts/screens/states.ts, and saves them in screens/. `--update` also replaces
 * the pictures in docs/screens. The date and time zone are fixed, so that a picture only changes
 * when the window does. Fails if a page logs an error, for example about a style that its policy
 * forbids.
 */
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launchBrowser } from "../test/e2e/support/browser.ts";
import { buildIfChanged } from "./lib/build.ts";
import { inProject } from "./lib/project.mjs";
import { servePreview, showState } from "./screens/preview.ts";
import { type NamedState, previewStates } from "./screens/states.ts";
import { locales, type PreviewLanguage } from "./screens/words.ts";

interface Picture extends NamedState {
  readonly name: string;
  readonly state: string;
  readonly language: PreviewLanguage;
}

/** The states with longer texts, which the script shows in every language. */
const translated = ["twelve", "settings-top", "remove-everything", "update", "zoomed"];
const folder = inProject("screens");
const { values: only, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { language: { type: "string" }, update: { type: "boolean", default: false } },
});

buildIfChanged();
mkdirSync(folder, { recursive: true });
const preview = await servePreview();
const browser = await launchBrowser();
const languages = Object.keys(locales) as PreviewLanguage[];
for (const picture of languages.flatMap(picturesIn).filter(isWanted)) {
  await take(picture, "light");
  await take(picture, "dark");
}
await browser.close();
preview.close();

function picturesIn(language: PreviewLanguage): readonly Picture[] {
  const states: readonly [string, NamedState][] = Object.entries(previewStates(language));
  return states
    .filter(([state]) => language === "en" || translated.includes(state))
    .map(([state, how]) => ({
      name: language === "en" ? state : `${state}-${language}`,
      state,
      language,
      ...how,
    }));
}

function isWanted({ state, language }: Picture): boolean {
  if (only.language !== undefined && only.language !== language) return false;
  return wanted.length === 0 || wanted.includes(state);
}

async function take(picture: Picture, colorScheme: "light" | "dark"): Promise<void> {
  const { name, language, viewport = { width: 1000, height: 700 } } = picture;
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
  if (only.update && existsSync(documented)) copyFileSync(join(folder, file), documented);
}
