/** The real keytar and the real gnome-keyring, each test on a session bus of its own. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { Keyring } from "../../support/keyring.ts";

const program = fileURLToPath(new URL("./keychain-process.ts", import.meta.url));

/** Runs the steps in a process of their own. */
async function keychain(keyring: Keyring, ...steps: string[][]) {
  const args = steps.map((step) => JSON.stringify(step));
  return JSON.parse(await keyring.run(process.execPath, [program, ...args]));
}

const written = { status: "written", storedIn: "keychain" };

const onLinux = describe.skipIf(process.platform !== "linux");

onLinux("the Secret Service", () => {
  it("holds a secret that another program reads, and is empty after its removal", async () => {
    await using keyring = await Keyring.open();
    const saved = await keychain(keyring, ["write", "page:1", "tökén"], ["read", "page:1"]);
    expect(saved).toEqual({
      answers: [written, { status: "found", secret: "tökén" }],
      status: { name: "ready" },
    });
    expect(await keyring.lookup("Pagekeeper", "page:1")).toBe("tökén");
    expect(await keyring.size()).toBe(2);

    const removed = await keychain(keyring, ["remove", "page:1"]);
    expect(removed.answers).toEqual([{ status: "removed" }]);
    expect(await keyring.lookup("Pagekeeper", "page:1")).toBeUndefined();
    expect(await keyring.size()).toBe(0);
  });

  it("holds an item only once, however often it is written", async () => {
    await using keyring = await Keyring.open();
    await keychain(keyring, ["write", "page:1", "old"], ["write", "page:1", "new"]);
    expect(await keyring.lookup("Pagekeeper", "page:1")).toBe("new");
    expect(await keyring.size()).toBe(2);
  });

  it("is not stuck while nothing was ever written", async () => {
    await using keyring = await Keyring.open();
    const { answers, status } = await keychain(keyring, ["read", "page:1"], ["remove", "page:1"]);
    expect(answers).toEqual([{ status: "absent" }, { status: "removed" }]);
    expect(status).toEqual({ name: "ready" });
    expect(await keyring.size()).toBe(0);
  });

  it("changes nothing while it is locked", async () => {
    await using keyring = await Keyring.open();
    await keychain(keyring, ["write", "page:1", "token"]);
    await keyring.lock();
    const { answers, status } = await keychain(
      keyring,
      ["read", "page:1"],
      ["write", "page:2", "token"],
      ["remove", "page:1"],
      ["read", "page:3"],
    );
    expect(answers).toEqual(Array(4).fill({ status: "locked" }));
    expect(status).toEqual({ name: "locked" });
    expect(await keyring.size()).toBe(2);
  });

  it("may be locked before anything was ever written", async () => {
    await using keyring = await Keyring.open();
    await keyring.lock();
    const { answers } = await keychain(keyring, ["read", "page:1"], ["remove", "page:1"]);
    expect(answers).toEqual([{ status: "locked" }, { status: "locked" }]);
  });
});

onLinux("a session without a Secret Service", () => {
  it("keeps secrets for this run and names what is missing", async () => {
    await using keyring = await Keyring.open({ withService: false });
    const { answers, status } = await keychain(
      keyring,
      ["write", "page:1", "token"],
      ["read", "page:1"],
      ["remove", "page:1"],
    );
    expect(answers).toEqual([
      { status: "written", storedIn: "memory" },
      { status: "found", secret: "token" },
      { status: "removed" },
    ]);
    expect(status).toEqual({
      name: "unavailable",
      message: expect.stringMatching(/GNOME Keyring or KWallet/),
    });
  });
});

onLinux("a login without a session bus", () => {
  it("keeps secrets for this run and names what is missing", async () => {
    const empty = mkdtempSync(join(tmpdir(), "keychain-test-"));
    // Neither the variables nor the runtime directory by which a bus, or a display to start one, would be found.
    const { PATH } = process.env;
    const env = { PATH, HOME: empty, XDG_RUNTIME_DIR: empty };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [program, JSON.stringify(["write", "page:1", "token"])],
      { env },
    ).finally(() => rmSync(empty, { recursive: true }));
    expect(JSON.parse(stdout)).toEqual({
      answers: [{ status: "written", storedIn: "memory" }],
      status: { name: "unavailable", message: expect.stringMatching(/no D-Bus session/) },
    });
  });
});
