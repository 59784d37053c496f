/** The bench reaches into the app's own parts: it has to go along with them. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const folder = new URL("../../../../scripts/bench/backend/", import.meta.url);

/** In a process of its own, as the bench has it, which finds no keychain: tokens stay in memory. */
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

// Elsewhere there is no way around the user's own keychain.
it.skipIf(process.platform !== "linux")(
  "a health check is counted, and timed beside bare undici",
  async () => {
    const turn = { ours: expect.any(Number), disk: expect.any(Number), bare: expect.any(Number) };
    // A batch, and how long the login lives.
    expect(await measure(3, 2)).toEqual({ accounts: 3, httpCalls: 2, turns: [turn, turn] });
  },
);
