import type { NsisUpdater } from "electron-updater";
import { expect, it } from "vitest";
import { requireReadableSignature } from "../../../../main/desktop/updates/code-signature.ts";

type Updater = Pick<NsisUpdater, "logger" | "verifyUpdateCodeSignature">;

/** Verifies a signature. The fake for electron-updater logs `warnings` and returns `result`. */
async function verify(result: string | null, ...warnings: readonly string[]) {
  const updater: Updater = {
    logger: null,
    verifyUpdateCodeSignature: async () => {
      for (const warning of warnings) updater.logger?.warn(warning);
      return result;
    },
  };
  requireReadableSignature(updater);
  const verdict = await updater.verifyUpdateCodeSignature(["Pagekeeper"], "C:\\setup.exe");
  expect(updater.logger).toBeNull();
  return verdict;
}

it("accepts a readable signature, even if only the publisher's common name was checked", async () => {
  expect(await verify(null)).toBeNull();
  expect(await verify(null, "Signature validated using only CN Pagekeeper.")).toBeNull();
});

it("refuses a signature that the system could not read", async () => {
  const warning = "Cannot execute ConvertTo-Json. Ignoring signature validation";
  expect(await verify(null, warning)).toMatch(/could not be read/);
});

it("keeps electron-updater's reason for refusing", async () => {
  expect(await verify("signed by somebody else", "Sign verification failed")).toBe(
    "signed by somebody else",
  );
});
