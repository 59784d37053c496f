/** The switches that Electron needs on this machine, and why. Pure, so that every kind of machine can be tested. */

/** @typedef {{ readonly platform: NodeJS.Platform, readonly root: boolean, readonly gpu: boolean }} Machine */

/** @param {Machine} machine @returns {readonly string[]} */
export function electronSwitches({ platform, root, gpu }) {
  if (platform !== "linux") return [];
  return [
    // Chromium refuses to start otherwise. An ordinary user keeps the sandbox.
    ...(root ? ["--no-sandbox"] : []),
    // Electron 42 hangs when it quits, one time in three.
    ...(gpu ? [] : ["--disable-gpu"]),
  ];
}

/**
 * An editor's terminal sets ELECTRON_RUN_AS_NODE, and then Electron is no Electron.
 * @param {NodeJS.ProcessEnv} env
 */
export function appEnvironment({ ELECTRON_RUN_AS_NODE: _, ...env }) {
  return env;
}
