/**
 * Electron's fuses (docs/research/electron.md §C.2). All are named, so that a new one fails the
 * build until somebody decides about it.
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
  // With ELECTRON_RUN_AS_NODE any script could run as a program that may read the keychain.
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  // --inspect would let the user's other programs in. Only the tests' copy has it.
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  // Electron's own snapshot is the only one.
  LoadBrowserProcessSpecificV8Snapshot: false,
  // The window's page is served by a custom scheme, not from files.
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

/** `program`: the executable, on macOS the .app. */
export const setFuses = (program: string) => flipFuses(program, configure(shippedFuses));

/** Sets the one fuse that Playwright needs, in the copy that it drives. */
export const setFusesForTests = (program: string) =>
  flipFuses(program, configure({ ...shippedFuses, EnableNodeCliInspectArguments: true }));

/** Reads the fuses by name; one that has no name yet goes by its number. */
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
  // Flipping a fuse breaks the signature, and Apple silicon runs nothing with a broken one.
  resetAdHocDarwinSignature: process.platform === "darwin",
  strictlyRequireAllFuses: true as const,
  ...(Object.fromEntries(
    Object.entries(fuses).map(([name, state]) => [FuseV1Options[name as keyof Fuses], state]),
  ) as Record<FuseV1Options, boolean>),
});
