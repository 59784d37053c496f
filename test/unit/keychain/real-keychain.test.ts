/** Tests the real keytar with the real gnome-keyring, on a new session bus for each test. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { keychainTexts } from "../../../main/i18n/en/keychain.ts";
import { Keyring } from "../../support/keyring.ts";

const program = fileURLToPath(new URL("./keychain-process.ts", import.meta.url));

/** Runs keychain operations in a separate process and returns their results. */
async function runSteps(keyring: Keyring, ...steps: string[][]) {
  const args = steps.map((step) => JSON.stringify(step));
  return JSON.parse(await keyring.run(process.execPath, [program, ...args]));
}

const written = { status: "written", storedIn: "keychain" };

const onLinux = describe.skipIf(process.platform !== "linux");

onLinux("the Secret Service", () => {
  it("holds a secret that another program can read, and nothing after its deletion", async () => {
    await using keyring = await Keyring.start();
    const saved = await runSteps(keyring, ["write", "page:1", "tökén"], ["read", "page:1"]);
    expect(saved).toEqual({
      results: [written, { status: "found", secret: "tökén" }],
      status: { name: "ready" },
    });
    expect(await keyring.lookup("Pagekeeper", "page:1")).toBe("tökén");
    expect(await keyring.size()).toBe(2);

    const deleted = await runSteps(keyring, ["delete", "page:1"]);
    expect(deleted.results).toEqual([{ status: "deleted" }]);
    expect(await keyring.lookup("Pagekeeper", "page:1")).toBeUndefined();
    expect(await keyring.size()).toBe(0);
  });

  it("holds one item however often a secret is written", async () => {
    await using keyring = await Keyring.start();
    await runSteps(keyring, ["write", "page:1", "old"], ["write", "page:1", "new"]);
    expect(await keyring.lookup("Pagekeeper", "page:1")).toBe("new");
    expect(await keyring.size()).toBe(2);
  });

  it("reports a secret as absent if nothing was ever written", async () => {
    await using keyring = await Keyring.start();
    const { results, status } = await runSteps(keyring, ["read", "page:1"], ["delete", "page:1"]);
    expect(results).toEqual([{ status: "absent" }, { status: "deleted" }]);
    expect(status).toEqual({ name: "ready" });
    expect(await keyring.size()).toBe(0);
  });

  it("changes nothing while locked", async () => {
    await using keyring = await Keyring.start();
    await runSteps(keyring, ["write", "page:1", "token"]);
    await keyring.lock();
    const { results, status } = await runSteps(
      keyring,
      ["read", "page:1"],
      ["write", "page:2", "token"],
      ["delete", "page:1"],
      ["read", "page:3"],
    );
    expect(results).toEqual(Array(4).fill({ status: "locked" }));
    expect(status).toEqual({ name: "locked" });
    expect(await keyring.size()).toBe(2);
  });

  it("reports locked even if nothing was ever written", async () => {
    await using keyring = await Keyring.start();
    await keyring.lock();
    const { results } = await runSteps(keyring, ["read", "page:1"], ["delete", "page:1"]);
    expect(results).toEqual([{ status: "locked" }, { status: "locked" }]);
  });
});

onLinux("a session without a Secret Service", () => {
  it("keeps secrets for this run and reports the missing part", async () => {
    await using keyring = await Keyring.start({ keychain: "no-service" });
    const { results, status } = await runSteps(
      keyring,
      ["write", "page:1", "token"],
      ["read", "page:1"],
      ["delete", "page:1"],
    );
    expect(results).toEqual([
      { status: "written", storedIn: "memory" },
      { status: "found", secret: "token" },
      { status: "deleted" },
    ]);
    expect(status).toEqual({
      name: "unavailable",
      message: expect.stringMatching(/GNOME Keyring or KWallet/),
    });
  });
});

onLinux.each(["no-collection", "damaged-collection"] as const)(
  "a Secret Service with %s",
  (keychain) => {
    it("keeps secrets for this run and reports what to create", async () => {
      await using keyring = await Keyring.start({ keychain });
      const { results, status } = await runSteps(
        keyring,
        ["read", "page:1"],
        ["write", "page:1", "token"],
        ["read", "page:1"],
        ["delete", "page:1"],
      );
      expect(results).toEqual([
        { status: "unavailable", reason: "no-collection" },
        { status: "written", storedIn: "memory" },
        { status: "found", secret: "token" },
        { status: "deleted" },
      ]);
      expect(status).toEqual({ name: "unavailable", message: keychainTexts["no-collection"] });
    });

    it("stores secrets once the user has created a collection", async () => {
      await using keyring = await Keyring.start({ keychain });
      await keyring.createCollection();
      const { results } = await runSteps(keyring, ["write", "page:1", "token"]);
      expect(results).toEqual([written]);
      expect(await keyring.lookup("Pagekeeper", "page:1")).toBe("token");
    });
  },
);

onLinux("a login without a session bus", () => {
  it("keeps secrets for this run and reports the missing part", async () => {
    const empty = mkdtempSync(join(tmpdir(), "keychain-test-"));
    // The other variables could lead to a running bus, or to a display on which a bus could be
    // started.
    const { PATH } = process.env;
    const env = { PATH, HOME: empty, XDG_RUNTIME_DIR: empty };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [program, JSON.stringify(["write", "page:1", "token"])],
      { env },
    ).finally(() => rmSync(empty, { recursive: true }));
    expect(JSON.parse(stdout)).toEqual({
      results: [{ status: "written", storedIn: "memory" }],
      status: { name: "unavailable", message: keychainTexts["no-bus"] },
    });
  });
});
