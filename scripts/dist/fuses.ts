/**
 * Electron's fuses (docs/research/electron.md §C.2). All of them are listed, so that a new fuse
 * breaks the build until we decide how to set it.
 */
import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from "@electron/fuses";

type Fuses = Readonly<Record<keyof typeof FuseV1Options, boolean>>;

export const shippedFuses: Fuses = {
  // Turned off, because with this fuse any script could use ELECTRON_RUN_AS_NODE to run as our app,
  // which may read the keychain.
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  // If this fuse were on, `--inspect` would let the user's other programs control the app.
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  // The app has no V8 snapshot of its own.
  LoadBrowserProcessSpecificV8Snapshot: false,
  // The window's page comes from a custom scheme, not from a file.
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

/** `program` is the path of the executable or, on macOS, of the .app. */
export const setFuses = (program: string) => flipFuses(program, configure(shippedFuses));

/**
 * Sets the same fuses, and also the one that Playwright needs. Use this only on a copy for the
 * tests, because a package must not ship with that fuse.
 */
export const setFusesForTests = (program: string) =>
  flipFuses(program, configure({ ...shippedFuses, EnableNodeCliInspectArguments: true }));

/** Returns the fuses by name. A fuse that has no name yet is listed by its number. */
export async function readFuses(program: string): Promise<Readonly<Record<string, boolean>>> {
  const { version: _, ...states } = await getCurrentFuseWire(program);
  return Object.fromEntries(
    Object.entries(states).map(([index, state]) => [
      FuseV1Options[Number(index)] ?? index,
      state === FuseState.ENABLE,
    ]),
  );
}

const configure = (fuses: Fuses) => ({
  version: FuseVersion.V1 as const,
  // Flipping a fuse invalidates the signature, and Apple silicon requires a valid one.
  resetAdHocDarwinSignature: process.platform === "darwin",
  strictlyRequireAllFuses: true as const,
  ...(Object.fromEntries(
    Object.entries(fuses).map(([name, state]) => [FuseV1Options[name as keyof Fuses], state]),
  ) as Record<FuseV1Options, boolean>),
});
