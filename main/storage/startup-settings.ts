/** What the window must know of the settings before anything is there that checks and writes them: zod alone takes 20 ms. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Appearance, appearances } from "../../common/contract/settings.ts";
import { type LanguageChoice, languageChoices } from "../../common/languages.ts";
import type { WindowPlace } from "./settings.ts";

export interface StartupSettings {
  readonly appearance: Appearance;
  readonly language: LanguageChoice;
  readonly window?: WindowPlace;
}

/** `folder` of the settings. Of a file that cannot be understood nothing is taken; what is wrong with it `openSettings` says. */
export function readStartupSettings(folder: string): StartupSettings {
  const data = dataIn(join(folder, "settings.json"));
  const place = placeFrom(read(data, "window"));
  return {
    appearance: oneOf(appearances, read(data, "appearance")) ?? "system",
    language: oneOf(languageChoices, read(data, "language")) ?? "system",
    ...(place && { window: place }),
  };
}

const oneOf = <T extends string>(choices: readonly T[], value: unknown): T | undefined =>
  choices.find((choice) => choice === value);

function dataIn(file: string): unknown {
  try {
    return read(JSON.parse(readFileSync(file, "utf8")), "data");
  } catch {
    return undefined;
  }
}

const read = (from: unknown, name: string): unknown =>
  typeof from === "object" && from !== null ? Reflect.get(from, name) : undefined;

function placeFrom(value: unknown): WindowPlace | undefined {
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => read(value, name));
  const maximized = read(value, "maximized");
  return isWhole(x) && isWhole(y) && isSize(width) && isSize(height) && isFlag(maximized)
    ? { x, y, width, height, maximized }
    : undefined;
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
const isSize = (value: unknown): value is number => isWhole(value) && value > 0;
const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
