/** Which packages are in a bundle, by the modules that the bundler put there. */
import { mkdirSync, writeFileSync } from "node:fs";
import { within } from "../project.mjs";

/** One list for each bundle: what `parts.mjs` reads. */
export const bundledFolder = within("out/bundled");

/**
 * What bundlers write into a bundle of their own: by the module's name, whose it is.
 * @type {readonly (readonly [RegExp, string])[]}
 */
const ofTheBundlers = [
  [/^rolldown\//, "node_modules/rolldown"],
  [/^vite\//, "node_modules/vite"],
  [/^@oxc-project\+runtime@/, "@oxc-project/runtime"],
];

/**
 * A plugin of Vite's that writes down what went into the bundle `name`.
 * @param {string} name @returns {import("vite").Plugin}
 */
export const listBundled = (name) => ({
  name: "pagekeeper:list-bundled",
  writeBundle(_options, bundle) {
    const moduleIds = Object.values(bundle).flatMap((output) =>
      output.type === "chunk" ? output.moduleIds : [],
    );
    mkdirSync(bundledFolder, { recursive: true });
    writeFileSync(`${bundledFolder}/${name}.json`, JSON.stringify(bundledParts(moduleIds)));
  },
});

/**
 * @param {readonly string[]} moduleIds paths, and names of modules that are on no disk, which begin with a NUL
 * @returns {readonly string[]} each package once, by its folder in the project
 */
export function bundledParts(moduleIds) {
  const parts = moduleIds.map(partOf).filter((part) => part !== undefined);
  return [...new Set(parts)].sort();
}

/** @param {string} id @returns {string | undefined} undefined: it is ours */
function partOf(id) {
  const path = id.replaceAll("\0", "").replaceAll("\\", "/");
  // The greedy start leads to the last node_modules: that of a package within a package.
  const [, folder] =
    /^(?:.*?\/)?(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/?]+)/.exec(path) ?? [];
  if (folder !== undefined) return folder;
  if (!id.startsWith("\0")) return undefined;
  const made = ofTheBundlers.find(([pattern]) => pattern.test(path));
  if (!made)
    throw new Error(`Whose is the module ${path}? scripts/licences/bundled.mjs must know.`);
  return made[1];
}
