/** Writes the SBOM of the app that was built last: `node scripts/sbom.mjs FILE`, after `npm run build` or `npm run dist`. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { shippedParts } from "./licences/parts.mjs";
import { project, within } from "./project.mjs";
import { markShipped } from "./release/sbom.mjs";

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("Which file? node scripts/sbom.mjs FILE");

/** From the lock file, so that it is the same on every system. @returns {import("./release/sbom.mjs").Bom} */
function npmSbom() {
  const args = [
    "sbom",
    "--package-lock-only",
    "--sbom-format=cyclonedx",
    "--sbom-type=application",
  ];
  const { status, stdout, stderr } = spawnSync("npm", args, {
    cwd: project,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`npm sbom failed.\n${stderr}`);
  return JSON.parse(stdout);
}

/** @param {string} path of a package.json @returns {{ readonly name: string, readonly version: string }} */
const read = (path) => JSON.parse(readFileSync(within(path), "utf8"));

const { name } = read("package.json");
// No bundle holds it: the bundles run in it. Chromium and Node come with its version.
const electron = `electron@${read("node_modules/electron/package.json").version}`;
const bom = markShipped(npmSbom(), { name, parts: shippedParts(), others: [electron] });
writeFileSync(file, `${JSON.stringify(bom, undefined, 2)}\n`);
