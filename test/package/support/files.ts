import { readdirSync } from "node:fs";
import { join } from "node:path";

const dist = join(import.meta.dirname, "../../../dist");

/** The unpacked app that `npm run dist` puts into its installers. */
export const unpacked = join(dist, "linux-unpacked");

/** Returns the path of the only file in dist/ with this ending. */
export function artifact(ending: ".deb" | ".tar.gz"): string {
  const [name, ...others] = readdirSync(dist).filter((file) => file.endsWith(ending));
  if (name === undefined || others.length > 0) throw new Error(`dist/ has not one ${ending}.`);
  return join(dist, name);
}

/** Returns the folder of the copy that Playwright can control. */
export function inspectable(): string {
  const folder = process.env["PAGEKEEPER_E2E_PACKAGE"];
  if (folder === undefined) throw new Error("`npm run test:package` makes the copy.");
  return folder;
}
