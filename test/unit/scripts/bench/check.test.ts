/** Checks that the bench still works with the parts of the app that it uses. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const folder = new URL("../../../../scripts/bench/backend/", import.meta.url);

/**
 * Measures in a separate process, as the bench does. The tokens stay in memory, because the process
 * has no keychain.
 */
async function measure(accounts: number, times: number): Promise<unknown> {
  const program = `(async () => {
    const { watch } = await import("${new URL("spans.ts", folder)}");
    const { measureCheck } = await import("${new URL("check.ts", folder)}");
    watch();
    process.stdout.write(JSON.stringify(await measureCheck(${accounts}, ${times})));
  })();`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--eval", program], {
    env: {
      ...process.env,
      ELECTRON_OVERRIDE_DIST_PATH: "/nowhere",
      DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent",
    },
  });
  return JSON.parse(stdout);
}

// Only on Linux can we hide the user's own keychain.
it.skipIf(process.platform !== "linux")(
  "counts the HTTP calls of a health check and compares its time with undici's",
  async () => {
    const time = expect.any(Number);
    const turn = { ours: time, disk: time, keychain: 0, bare: time };
    // There are two HTTP calls, because one is the batch and the other reads the login's expiry
    // date.
    expect(await measure(3, 2)).toEqual({ accounts: 3, httpCalls: 2, turns: [turn, turn] });
  },
);
