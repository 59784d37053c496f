import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const script = fileURLToPath(new URL("../../support/with-keyring.ts", import.meta.url));

describe.skipIf(process.platform !== "linux")("with-keyring", () => {
  let temporary: string;
  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), "with-keyring-test-"));
  });
  afterEach(() => rmSync(temporary, { recursive: true }));

  const start = (...command: string[]) =>
    spawn(process.execPath, [script, ...command], {
      env: { ...process.env, TMPDIR: temporary },
      stdio: ["ignore", "pipe", "ignore"],
    });

  /** Returns the names of the files that the script has left behind. */
  const leftovers = () => readdirSync(temporary);

  it("passes on the exit code and leaves nothing behind", async () => {
    const [code] = await once(start(process.execPath, "-e", "process.exit(7)"), "exit");
    expect(code).toBe(7);
    expect(leftovers()).toEqual([]);
  });

  it("ends its daemons when the command ends", async () => {
    const ask = "dbus-send --print-reply=literal --dest=org.freedesktop.DBus /";
    const pidOf = (name: string) =>
      `${ask} org.freedesktop.DBus.GetConnectionUnixProcessID string:${name}`;
    const command = [pidOf("org.freedesktop.DBus"), pidOf("org.freedesktop.secrets")].join(" && ");
    const running = start("sh", "-c", command);
    const output = text(running.stdout);
    await once(running, "exit");
    const pids = [...(await output).matchAll(/uint32 (\d+)/g)].map(([, pid]) => Number(pid));
    expect(pids).toHaveLength(2);
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  it("passes on a signal and leaves nothing behind", async () => {
    const holder = "console.log('ready'); setInterval(() => undefined, 1000)";
    const running = start(process.execPath, "-e", holder);
    await once(createInterface({ input: running.stdout }), "line");
    expect(leftovers()).toHaveLength(1);
    const ended = once(running, "exit");
    running.kill("SIGTERM");
    expect(await ended).toEqual([143, null]);
    expect(leftovers()).toEqual([]);
  });

  it("fails with 127 if the command cannot be started", async () => {
    const [code] = await once(start("no-such-command"), "exit");
    expect(code).toBe(127);
    expect(leftovers()).toEqual([]);
  });
});
