/** Lists the packages in a bundle, based on the modules that the bundler put into it. */
import { mkdirSync, writeFileSync } from "node:fs";
import type { Plugin } from "vite";
import { inProject } from "../lib/project.mjs";

/** The folder that contains one list for each bundle. */
export const bundledFolder = inProject("out/bundled");

/** The helper modules that bundlers generate, with the packages that they come from. */
const generatedModules: readonly (readonly [RegExp, string])[] = [
  [/^rolldown\//, "node_modules/rolldown"],
  [/^vite\//, "node_modules/vite"],
  [/^@oxc-project\+runtime@/, "@oxc-project/runtime"],
];

/** Returns a Vite plugin that writes the list for the bundle `name`. */
export const listBundled = (name: string): Plugin => ({
  name: "pagekeeper:list-bundled",
  writeBundle(_options, bundle) {
    const moduleIds = Object.values(bundle).flatMap((output) =>
      output.type === "chunk" ? output.moduleIds : [],
    );
    mkdirSync(bundledFolder, { recursive: true });
    writeFileSync(`${bundledFolder}/${name}.json`, JSON.stringify(bundledPackages(moduleIds)));
  },
});

/**
 * Returns the packages' folders in the project, without duplicates. `moduleIds` contains paths and
 * the names of generated modules, which start with a NUL character.
 */
export function bundledPackages(moduleIds: readonly string[]): readonly string[] {
  const folders = moduleIds.map(packageFolder).filter((folder) => folder !== undefined);
  return [...new Set(folders)].sort();
}

/** Returns undefined for our own modules. */
function packageFolder(id: string): string | undefined {
  const path = id.replaceAll("\0", "").replaceAll("\\", "/");
  // The expression is greedy, so it finds the last node_modules if one package contains another.
  const [, folder] =
    /^(?:.*?\/)?(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/?]+)/.exec(path) ?? [];
  if (folder !== undefined) return folder;
  if (!id.startsWith("\0")) return undefined;
  const generated = generatedModules.find(([pattern]) => pattern.test(path));
  if (!generated) {
    throw new Error(`Add the origin of the module ${path} to scripts/licences/bundled.ts.`);
  }
  return generated[1];
}
