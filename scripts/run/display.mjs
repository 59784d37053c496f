/** A screen where there is none. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { SetupError } from "../setup/setup-error.mjs";

/** Xvfb picks a free number itself and says it on descriptor 3, once it takes connections. */
const freeNumberOn3 = ["-displayfd", "3"];
const size = ["-screen", "0", "1280x1024x24"];
/** When the last program has left it would begin anew, and turn away whoever comes just then. */
const lasting = "-noreset";

/** @param {NodeJS.Platform} platform @param {NodeJS.ProcessEnv} env */
export function needsDisplay(platform, env) {
  return platform === "linux" && !env["DISPLAY"] && !env["WAYLAND_DISPLAY"];
}

/** @returns {Promise<{ name: string, stop: () => Promise<void> }>} `name` is for DISPLAY */
export async function startVirtualDisplay() {
  // In a group of its own, so that Ctrl-C does not take the screen away before the app has quit.
  const screen = spawn("Xvfb", [...freeNumberOn3, ...size, lasting, "-nolisten", "tcp"], {
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const ended = once(screen, "exit");
  const output = /** @type {import("node:stream").Readable} */ (screen.stdio[3]);
  const number = await Promise.race([once(createInterface(output), "line"), ended]).catch(
    explainMissing,
  );
  if (screen.exitCode !== null) throw new SetupError(`Xvfb ended with ${screen.exitCode}.`);
  const stop = async () => {
    screen.kill();
    await ended;
  };
  return { name: `:${number[0]}`, stop };
}

/** @param {NodeJS.ErrnoException} error @returns {never} */
function explainMissing(error) {
  if (error.code !== "ENOENT") throw error;
  throw new SetupError(
    "There is no display and no Xvfb to stand in for one: install xvfb, or set DISPLAY.",
  );
}
