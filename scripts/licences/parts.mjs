/** What of others' is in the app, with the terms of each. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { within } from "../project.mjs";
import { SetupError } from "../setup/setup-error.mjs";
import { isAllowed } from "./allowed.mjs";
import { bundledFolder } from "./bundled.mjs";
import { mit } from "./mit.mjs";

/**
 * `licence`: an expression of SPDX; `text`: empty when none was found.
 * @typedef {object} Part
 * @property {string} name @property {string | undefined} version
 * @property {string} licence @property {string} text
 */

/**
 * What is read of a package.json.
 * @typedef {object} Manifest
 * @property {string} [name] @property {string} [version]
 * @property {Declared} [license] @property {Declared} [licenses]
 * @typedef {{ readonly type?: string }} Licence
 * @typedef {string | Licence | readonly Licence[]} Declared
 */

/**
 * Terms of packages that name their licence and bring no text of it; whose it is stands in their package.json.
 * @type {Readonly<Record<string, string>>}
 */
const texts = {
  "node_modules/lazy-val": mit("Copyright (c) Vladimir Krivosheev"),
};

/** keytar's binary lies beside the bundles, and is compiled from the headers of the other. */
const besideTheBundles = ["node_modules/keytar", "node_modules/node-addon-api"];

/** Parts that come within others, whose own package says nothing of them. @type {Readonly<Record<string, readonly Part[]>>} */
const carried = {
  "node_modules/undici": [
    // Compiled to WebAssembly.
    part("llhttp", mit("Copyright Fedor Indutny, 2018.")),
    part(
      "ws",
      mit(
        "Copyright (c) 2011 Einar Otto Stangvik <einaros@gmail.com>",
        "Copyright (c) 2013 Arnout Kazemier and contributors",
        "Copyright (c) 2016 Luigi Pinca and contributors",
      ),
    ),
  ],
  // Helpers that the bundler writes out; there is no such package here.
  "@oxc-project/runtime": [
    part(
      "@oxc-project/runtime",
      mit("Copyright (c) 2014-present Sebastian McKenzie and other contributors"),
    ),
  ],
};

/** @param {string} name @param {string} text @returns {Part} */
function part(name, text) {
  return { name, version: undefined, licence: "MIT", text };
}

/**
 * After a build, all that it bundled and what is packed beside that.
 * @returns {readonly Part[]} by name; throws a SetupError where one may not be shipped
 */
export function shippedParts() {
  const folders = new Set([...bundledFolders(), ...besideTheBundles.filter(isInstalled)]);
  const parts = [...folders].flatMap((folder) => [
    ...(isInstalled(folder) ? [readPart(within(folder), texts[folder])] : []),
    ...(carried[folder] ?? []),
  ]);
  const faults = faultsOf(parts);
  if (faults.length > 0) throw new SetupError(`The app may not be shipped.\n${faults.join("\n")}`);
  return parts.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** @returns {readonly string[]} */
const bundledFolders = () =>
  readdirSync(bundledFolder).flatMap((file) =>
    JSON.parse(readFileSync(join(bundledFolder, file), "utf8")),
  );

/** @param {string} folder */
const isInstalled = (folder) => existsSync(within(`${folder}/package.json`));

/** @param {readonly Part[]} parts @returns {readonly string[]} sentences; none: all may be shipped */
export const faultsOf = (parts) =>
  parts.flatMap(({ name, licence, text }) => [
    ...(isAllowed(licence)
      ? []
      : [`${name} is under "${licence}", which scripts/licences/allowed.mjs does not have.`]),
    ...(text === "" ? [`${name} brings no text of its licence.`] : []),
  ]);

const licenceFile = /^(licen[cs]e|copying|notice)s?([.-]|$)/i;
const readMe = /^readme(\.|$)/i;

/** @param {string} folder of a package @param {string} [text] where it brings none @returns {Part} */
export function readPart(folder, text = "") {
  /** @type {Manifest} */
  const { name, version, license, licenses } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  const files = readdirSync(folder).sort();
  const ownTexts = files.filter((file) => licenceFile.test(file)).map((file) => read(folder, file));
  const inReadMe = files.filter((file) => readMe.test(file)).map((file) => read(folder, file));
  return {
    name: name ?? basename(folder),
    version,
    licence: licenceOf(license ?? licenses),
    text: (ownTexts.join("\n\n") || licenceSection(inReadMe.join("\n"))).trim() || text,
  };
}

/** @param {string} folder @param {string} file */
const read = (folder, file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n");

/** Old packages have an object, or a list of them to choose from. @param {Declared | undefined} declared */
function licenceOf(declared) {
  if (typeof declared === "string") return declared;
  const types = [declared ?? []].flat().map(({ type }) => type);
  return types.length > 1 ? `(${types.join(" OR ")})` : (types[0] ?? "");
}

/** The terms themselves: a section that names the licence alone does not hold them. @param {string} readMe */
function licenceSection(readMe) {
  const [heading, ...terms] =
    readMe
      .split(/^(?=#+ )/m)
      .find((section) => /^#+ *licen[cs]e/i.test(section))
      ?.split("\n") ?? [];
  const text = terms.join("\n");
  return heading !== undefined && /permission|redistribution/i.test(text) ? text : "";
}
