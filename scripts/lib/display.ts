import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { ScriptError } from "./script-error.mjs";

export interface Display {
  /** The value for the variable DISPLAY. */
  readonly name: string;
  readonly stop: () => Promise<void>;
}

const xvfbOptions = [
  // Xvfb picks a free number and writes it to descriptor 3 once it accepts connections.
  ...["-displayfd", "3"],
  ...["-screen", "0", "1280x1024x24"],
  // Without this option, Xvfb restarts when its last client leaves, and rejects connections
  // meanwhile.
  "-noreset",
  ...["-nolisten", "tcp"],
];

export const needsDisplay = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean =>
  platform === "linux" && !env["DISPLAY"] && !env["WAYLAND_DISPLAY"];

export async function startVirtualDisplay(): Promise<Display> {
  const xvfb = spawn("Xvfb", xvfbOptions, {
    // Its own process group keeps Ctrl-C from ending Xvfb before the app has quit.
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const exited = once(xvfb, "exit");
  const lines = createInterface(xvfb.stdio[3] as Readable);
  const [number] = await Promise.race([once(lines, "line"), exited]).catch(throwIfMissing);
  if (xvfb.exitCode !== null) throw new ScriptError(`Xvfb exited with code ${xvfb.exitCode}.`);
  return {
    name: `:${number}`,
    async stop() {
      xvfb.kill();
      await exited;
    },
  };
}

function throwIfMissing(error: NodeJS.ErrnoException): never {
  if (error.code !== "ENOENT") throw error;
  throw new ScriptError("There is no display. Install xvfb to use a virtual one, or set DISPLAY.");
}
