/**
 * `npm run -s release-notes -- v1.2.3`: prints a release's notes from CHANGELOG.md. Fails if the
 * tag, package.json and CHANGELOG.md disagree. This script runs without a set-up, so it imports
 * only Node's own modules.
 */
import { readFileSync } from "node:fs";
import { inProject } from "./lib/project.mjs";
import { runScript } from "./lib/script-error.mjs";
import { releaseNotes } from "./release-notes/changelog.mjs";

await runScript(() => {
  const [tag = ""] = process.argv.slice(2);
  const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const changelog = readFileSync(inProject("CHANGELOG.md"), "utf8");
  console.log(releaseNotes({ tag, version, changelog }));
});
