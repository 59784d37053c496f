import { readdirSync } from "node:fs";
import { join } from "node:path";

const dist = join(import.meta.dirname, "../../../dist");

/** The folder of the unpacked app from which `npm run dist` makes its installers. */
export const unpacked = join(dist, "linux-unpacked");

/** Returns the path of the file in dist/ with this ending. Throws unless there is exactly one. */
export function artifact(ending: ".deb" | ".tar.gz"): string {
  const [name, ...others] = readdirSync(dist).filter((file) => file.endsWith(ending));
  if (name === undefined || others.length > 0) throw new Error(`dist/ has not one ${ending}.`);
  return join(dist, name);
}

/** Returns the folder of the copy of the app that Playwright can control. */
export function inspectable(): string {
  const folder = process.env["PAGEKEEPER_E2E_PACKAGE"];
  if (folder === undefined) throw new Error("`npm run test:package` makes the copy.");
  return folder;
}
