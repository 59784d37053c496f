/** What the window must know of the settings before anything is there that checks and writes them: zod alone takes 20 ms. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Appearance } from "../../common/contract/settings.ts";
import type { LanguageChoice } from "../../common/languages.ts";
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

/** The contract's own lists would bring zod along; its types see to it that nothing is missing here. */
const appearances: Readonly<Record<Appearance, true>> = { system: true, light: true, dark: true };
const languageChoices: Readonly<Record<LanguageChoice, true>> = {
  system: true,
  en: true,
  de: true,
};

const oneOf = <T extends string>(
  names: Readonly<Record<T, true>>,
  value: unknown,
): T | undefined =>
  typeof value === "string" && Object.hasOwn(names, value) ? (value as T) : undefined;

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
