/** What `npm run dist` made for these tests. */
import { readdirSync } from "node:fs";
import { join } from "node:path";

const dist = join(import.meta.dirname, "../../../dist");

/** The app before it goes into an installer. */
export const unpacked = join(dist, "linux-unpacked");

/** The one file that ends so. */
export function artifact(ending: ".deb" | ".tar.gz"): string {
  const [name, ...others] = readdirSync(dist).filter((file) => file.endsWith(ending));
  if (name === undefined || others.length > 0) throw new Error(`dist/ has not one ${ending}.`);
  return join(dist, name);
}

/** The copy that Playwright drives. */
export function inspectable(): string {
  const folder = process.env["PAGEKEEPER_E2E_PACKAGE"];
  if (folder === undefined) throw new Error("`npm run test:package` makes the copy.");
  return folder;
}
