/**
 * `npm run setup [-- start|test|check|packages]`: prepares a fresh clone. The npm scripts that need
 * the set-up run it first. If there is nothing to do, the set-up is quick and prints nothing.
 *
 * The set-up runs on the host's Node before any package is installed, so it imports only Node's own
 * modules.
 */
import { ensureElectron } from "./electron/install.mjs";
import { runScript, ScriptError } from "./lib/script-error.mjs";
import { ensureNodeModules } from "./setup/node-modules.mjs";
import { unsupportedNode } from "./setup/node-version.mjs";
import { ensureSystemPackages } from "./setup/system-packages.mjs";

/** @param {import("./setup/system-packages.mjs").Purpose} purpose */
async function prepare(purpose) {
  ensureSystemPackages(purpose);
  ensureNodeModules();
  await ensureElectron();
}

const commands = {
  start: () => prepare("start"),
  test: () => prepare("test"),
  check: ensureNodeModules,
  /** The part of `test` that needs root, for a CI that runs its tests as another user. */
  packages: () => ensureSystemPackages("test"),
};

await runScript(async () => {
  const complaint = unsupportedNode(process.versions.node);
  if (complaint) throw new ScriptError(complaint);
  const [command = "start"] = process.argv.slice(2);
  if (!Object.hasOwn(commands, command)) {
    throw new ScriptError(`Set up for what? Choose one of ${Object.keys(commands).join(", ")}.`);
  }
  await commands[/** @type {keyof typeof commands} */ (command)]();
});
