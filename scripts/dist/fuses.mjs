/**
 * Electron's fuses: what the shipped program can no longer be talked into (research/electron.md C.2). Every one is named,
 * so that one which a new Electron brings fails the build until it was thought about.
 */
import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from "@electron/fuses";

/** @typedef {Readonly<Record<keyof typeof FuseV1Options, boolean>>} Fuses */

/** @type {Fuses} */
export const shippedFuses = {
  // ELECTRON_RUN_AS_NODE would make of a program that may read the keychain a Node for anyone's script.
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  // --inspect would let any program of the user's in. The tests' copy alone has it (withInspection).
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  // There is one snapshot, Electron's own.
  LoadBrowserProcessSpecificV8Snapshot: false,
  // The window's page comes by a scheme of its own.
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

/** @param {string} program the executable, on macOS the .app */
export const setFuses = (program) => flipFuses(program, wire(shippedFuses));

/** For the copy that Playwright drives: the one fuse it needs, and nothing else, is another. @param {string} program */
export const setFusesWithInspection = (program) =>
  flipFuses(program, wire({ ...shippedFuses, EnableNodeCliInspectArguments: true }));

/**
 * @param {string} program
 * @returns {Promise<Readonly<Record<string, boolean>>>} by the names above; a fuse that has none goes by its number
 */
export async function readFuses(program) {
  const { version: _, ...states } = await getCurrentFuseWire(program);
  return Object.fromEntries(
    Object.entries(states).map(([index, state]) => [
      FuseV1Options[Number(index)] ?? index,
      state === FuseState.ENABLE,
    ]),
  );
}

/** @param {Fuses} fuses @returns {import("@electron/fuses").FuseConfig} */
const wire = (fuses) => ({
  version: FuseVersion.V1,
  // An arm64 Mac starts no program whose signature is broken, and a build without a certificate keeps Electron's own.
  resetAdHocDarwinSignature: process.platform === "darwin",
  strictlyRequireAllFuses: true,
  .../** @type {Record<FuseV1Options, boolean>} */ (
    Object.fromEntries(
      /** @type {[keyof Fuses, boolean][]} */ (Object.entries(fuses)).map(([name, state]) => [
        FuseV1Options[name],
        state,
      ]),
    )
  ),
});
