/** Collects the third-party parts of the app and their licences. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { inProject } from "../lib/project.mjs";
import { ScriptError } from "../lib/script-error.mjs";
import { isAllowed } from "./allowed.ts";
import { bundledFolder } from "./bundled.ts";
import { mit } from "./mit.ts";

export interface Part {
  readonly name: string;
  readonly version?: string | undefined;
  /** The licence as an SPDX expression. */
  readonly licence: string;
  /** The full text of the licence, or empty if there is none. */
  readonly text: string;
}

/**
 * Licence texts for packages that include none. The name of each copyright holder is from the
 * package's package.json.
 */
const missingTexts: Readonly<Record<string, string>> = {
  "node_modules/lazy-val": mit("Copyright (c) Vladimir Krivosheev"),
};

/**
 * Packages that we ship but don't bundle. node-addon-api is one of them, because keytar's binary
 * contains code from it.
 */
const unbundled = ["node_modules/keytar", "node_modules/node-addon-api"];

/**
 * Third-party parts inside other packages. They are listed here, because no package.json mentions
 * them.
 */
const vendored: Readonly<Record<string, readonly Part[]>> = {
  "node_modules/undici": [
    // undici contains llhttp as WebAssembly.
    mitPart("llhttp", "Copyright Fedor Indutny, 2018."),
    mitPart(
      "ws",
      "Copyright (c) 2011 Einar Otto Stangvik <einaros@gmail.com>",
      "Copyright (c) 2013 Arnout Kazemier and contributors",
      "Copyright (c) 2016 Luigi Pinca and contributors",
    ),
  ],
  // The bundler adds helpers from this package, although the package itself is not installed.
  "@oxc-project/runtime": [
    mitPart(
      "@oxc-project/runtime",
      "Copyright (c) 2014-present Sebastian McKenzie and other contributors",
    ),
  ],
};

function mitPart(name: string, ...copyrights: readonly string[]): Part {
  return { name, licence: "MIT", text: mit(...copyrights) };
}

/**
 * Lists the parts of the last build, sorted by name. Throws a ScriptError if a part must not be
 * shipped.
 */
export function shippedParts(): readonly Part[] {
  const folders = new Set([...bundledFolders(), ...unbundled.filter(isInstalled)]);
  const parts = [...folders].flatMap((folder) => [
    ...(isInstalled(folder) ? [readPart(inProject(folder), missingTexts[folder])] : []),
    ...(vendored[folder] ?? []),
  ]);
  const problems = partProblems(parts);
  if (problems.length > 0) {
    throw new ScriptError(`The app must not be shipped.\n${problems.join("\n")}`);
  }
  return parts.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

const bundledFolders = (): readonly string[] =>
  readdirSync(bundledFolder).flatMap((file) =>
    JSON.parse(readFileSync(join(bundledFolder, file), "utf8")),
  );

const isInstalled = (folder: string): boolean => existsSync(inProject(`${folder}/package.json`));

/** Returns the reasons not to ship these parts, one sentence each. */
export const partProblems = (parts: readonly Part[]): readonly string[] =>
  parts.flatMap(({ name, licence, text }) => [
    ...(isAllowed(licence)
      ? []
      : [`${name} has the licence "${licence}", which scripts/licences/allowed.ts does not list.`]),
    ...(text === "" ? [`${name} brings no licence text.`] : []),
  ]);

/**
 * An SPDX expression. Older packages have an object instead, or a list of objects to choose from.
 */
type Licence = string | LicenceObject | readonly LicenceObject[] | undefined;
type LicenceObject = { readonly type?: string };

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: Licence;
  readonly licenses?: Licence;
}

const licenceFile = /^(licen[cs]e|copying|notice)s?([.-]|$)/i;
const readme = /^readme(\.|$)/i;

/** Reads the package in `folder`. Uses `fallbackText` if the package includes no licence text. */
export function readPart(folder: string, fallbackText = ""): Part {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { name = basename(folder), version, license, licenses } = manifest;
  const text = readFiles(folder, licenceFile) || licenceSection(readFiles(folder, readme));
  return {
    name,
    version,
    licence: licenceExpression(license ?? licenses),
    text: text.trim() || fallbackText,
  };
}

const readFiles = (folder: string, pattern: RegExp): string =>
  readdirSync(folder)
    .filter((file) => pattern.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n"))
    .join("\n\n");

function licenceExpression(licence: Licence): string {
  if (typeof licence === "string") return licence;
  const types = [licence ?? []].flat().map(({ type }) => type);
  return types.length > 1 ? `(${types.join(" OR ")})` : (types[0] ?? "");
}

/** Returns the licence terms in a readme, or an empty string if it only names the licence. */
function licenceSection(text: string): string {
  const section = text.split(/^(?=#+ )/m).find((each) => /^#+ *licen[cs]e/i.test(each)) ?? "";
  const terms = section.split("\n").slice(1).join("\n");
  return /permission|redistribution/i.test(terms) ? terms : "";
}
