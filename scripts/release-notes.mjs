/**
 * What a release is announced with, from CHANGELOG.md: `node scripts/release-notes.mjs v1.2.3`. Fails when the tag, package.json
 * and CHANGELOG.md do not speak of the same version. Runs without node_modules.
 */
import { readFileSync } from "node:fs";
import { within } from "./project.mjs";
import { releaseNotes } from "./release/notes.mjs";

const [tag = ""] = process.argv.slice(2);
/** @type {typeof import("../package.json")} */
const { version } = JSON.parse(readFileSync(within("package.json"), "utf8"));
try {
  console.log(
    releaseNotes({ tag, version, changelog: readFileSync(within("CHANGELOG.md"), "utf8") }),
  );
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
