/**
 * Makes a fresh clone ready: `node scripts/setup.mjs [start|test|check]`, run before every npm script that needs it.
 * `packages` is the part of `test` that only root can do, for a CI whose tests are not root's.
 * It runs on the host's Node, before any package is there, so it and all that it imports use Node's own modules only.
 * What is done already is not done again; then it is silent and takes some tens of milliseconds.
 */

import { ensureElectron } from "./electron/ensure.mjs";
import { ensureNodeModules } from "./setup/node-modules.mjs";
import { unsupportedNode } from "./setup/node-version.mjs";
import { SetupError } from "./setup/setup-error.mjs";
import { ensureSystemPackages } from "./setup/system-packages.mjs";

/** @param {import("./setup/system-packages.mjs").Purpose | "check" | "packages"} purpose */
async function setUp(purpose) {
  const complaint = unsupportedNode(process.versions.node);
  if (complaint) throw new SetupError(complaint);
  if (purpose === "packages") return ensureSystemPackages("test");
  if (purpose !== "check") ensureSystemPackages(purpose);
  ensureNodeModules();
  if (purpose !== "check") await ensureElectron();
}

const purposes = ["start", "test", "check", "packages"];
const [purpose = "start"] = process.argv.slice(2);
try {
  if (!purposes.includes(purpose)) throw new SetupError(`Set up for what? ${purposes.join(", ")}.`);
  await setUp(/** @type {Parameters<typeof setUp>[0]} */ (purpose));
} catch (error) {
  // Whoever reads this wants to start the app: a sentence, and a stack only where the fault is ours.
  console.error(error instanceof SetupError ? `\n${error.message}\n` : error);
  process.exitCode = 1;
}
