import { join } from "node:path";
import { type Appearance, appearances } from "../../common/contract/setting-choices.ts";
import { parseJson } from "../../common/json.ts";
import { type LanguageChoice, languageChoices } from "../../common/languages.ts";
import { readText } from "./read-text.ts";
import type { WindowState } from "./settings.ts";

/** The settings that the first frame needs. */
export interface StartupSettings {
  readonly appearance: Appearance;
  readonly language: LanguageChoice;
  readonly window?: WindowState;
}

/**
 * Reads the settings without zod, because loading zod takes 20 ms. Returns defaults if the file is
 * unreadable. `openSettings` reports such a file later.
 */
export function readStartupSettings(folder: string): StartupSettings {
  const data = property(parseJson(textOf(join(folder, "settings.json"))), "data");
  const window = windowState(property(data, "window"));
  return {
    appearance: oneOf(appearances, property(data, "appearance")) ?? "system",
    language: oneOf(languageChoices, property(data, "language")) ?? "system",
    ...(window && { window }),
  };
}

const oneOf = <T>(choices: readonly T[], value: unknown): T | undefined =>
  choices.find((choice) => choice === value);

function textOf(file: string): string {
  try {
    return readText(file);
  } catch {
    return "";
  }
}

const property = (from: unknown, name: string): unknown =>
  typeof from === "object" && from !== null ? Reflect.get(from, name) : undefined;

function windowState(value: unknown): WindowState | undefined {
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => property(value, name));
  const maximized = property(value, "maximized");
  return isInteger(x) &&
    isInteger(y) &&
    isSize(width) &&
    isSize(height) &&
    typeof maximized === "boolean"
    ? { x, y, width, height, maximized }
    : undefined;
}

const isInteger = (value: unknown): value is number => Number.isSafeInteger(value);
const isSize = (value: unknown): value is number => isInteger(value) && value > 0;
