import { existsSync } from "node:fs";

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly hasGpu: boolean;
}

const thisMachine = (): Machine => ({
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  hasGpu: existsSync("/dev/dri"),
});

/** Returns the command-line switches that Electron needs on this machine. */
export function electronSwitches(machine: Machine = thisMachine()): readonly string[] {
  if (machine.platform !== "linux") return [];
  return [
    // Chromium refuses to start as root with its sandbox.
    ...(machine.isRoot ? ["--no-sandbox"] : []),
    // Without a GPU, Electron 42 sometimes hangs when it quits.
    ...(machine.hasGpu ? [] : ["--disable-gpu"]),
  ];
}

/**
 * Removes ELECTRON_RUN_AS_NODE, which would make Electron run as Node. The terminal of an editor
 * may have set this variable.
 */
export function appEnvironment({ ELECTRON_RUN_AS_NODE: _, ...env }: NodeJS.ProcessEnv) {
  return env;
}
