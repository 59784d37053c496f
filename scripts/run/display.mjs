/** A screen where there is none. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { SetupError } from "../setup/setup-error.mjs";

/** @param {NodeJS.Platform} platform @param {NodeJS.ProcessEnv} env */
export function needsDisplay(platform, env) {
  return platform === "linux" && !env.DISPLAY && !env.WAYLAND_DISPLAY;
}

/** @returns {Promise<{ name: string, stop: () => void }>} `name` is for DISPLAY */
export async function startVirtualDisplay() {
  // It picks a free number itself and says it on descriptor 3, once it takes connections. In a group of its own, so
  // that Ctrl-C does not take the screen away before the app has quit.
  const screen = spawn(
    "Xvfb",
    ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
    {
      detached: true,
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    },
  );
  const failed = once(screen, "exit").then(([code]) => {
    throw new SetupError(`Xvfb ended with ${code} before it had a screen.`);
  });
  const [number] = await Promise.race([
    once(createInterface(screen.stdio[3]), "line"),
    failed,
  ]).catch(explainMissing);
  failed.catch(() => undefined);
  screen.unref();
  return { name: `:${number}`, stop: () => screen.kill() };
}

function explainMissing(error) {
  if (error.code !== "ENOENT") throw error;
  throw new SetupError(
    "There is no display and no Xvfb to stand in for one: install xvfb, or set DISPLAY.",
  );
}
