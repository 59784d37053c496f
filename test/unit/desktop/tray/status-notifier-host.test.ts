import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClient, defineInterface, type MessageBus } from "dbus-native";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readTrayHost } from "../../../../main/desktop/tray/status-notifier-host.ts";
import { Keyring } from "../../../support/keyring.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

afterEach(() => vi.unstubAllEnvs());

it.each(["darwin", "win32"] as const)("always finds a tray on %s", async (platform) => {
  expect(await readTrayHost(platform)).toBe("with-our-icon");
});

/** Returns the path of a command, or undefined if the command is not installed. */
function find(tool: string): string | undefined {
  try {
    return execFileSync("/bin/sh", ["-c", `command -v ${tool}`], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

/** Sets PATH so that only these commands can be found. */
function installOnly(paths: readonly string[]): void {
  const folder = tempFolder();
  for (const path of paths) symlinkSync(path, join(folder, path.split("/").at(-1) ?? ""));
  vi.stubEnv("PATH", folder);
}

/**
 * Puts a fake watcher on the bus. When a program asks whether a panel is registered, the watcher
 * answers with `registered`. It lists `icons`, or has no such property if `icons` is absent.
 */
async function ownWatcher(
  busAddress: string,
  registered: boolean,
  icons?: (bus: MessageBus) => readonly string[],
): Promise<MessageBus> {
  const name = "org.kde.StatusNotifierWatcher";
  const bus = createClient({ busAddress });
  await bus.ownName("org.example.Icon");
  const read = { access: "read" } as const;
  const properties = {
    IsStatusNotifierHostRegistered: { ...read, type: "b", value: registered },
    ...(icons && { RegisteredStatusNotifierItems: { ...read, type: "as", value: icons(bus) } }),
  };
  await bus.export("/StatusNotifierWatcher", defineInterface({ name, properties }));
  await bus.ownName(name);
  return bus;
}

describe.skipIf(process.platform !== "linux")("on Linux", () => {
  it.for(["gdbus", "dbus-send", "busctl"])(
    "asks %s whether there is a panel",
    async (tool, { skip }) => {
      const path = find(tool) ?? skip(`There is no ${tool} here.`);
      await using session = await Keyring.start({ keychain: "no-service" });
      vi.stubEnv("DBUS_SESSION_BUS_ADDRESS", session.address);
      installOnly([path]);
      expect(await readTrayHost("linux")).toBe("absent");
      for (const registered of [true, false]) {
        await using _ = await ownWatcher(session.address, registered);
        expect(await readTrayHost("linux")).toBe(registered ? "with-our-icon" : "absent");
      }
    },
  );

  it.for(["gdbus", "dbus-send", "busctl"])(
    "asks %s which program each icon belongs to",
    async (tool, { skip }) => {
      const path = find(tool) ?? skip(`There is no ${tool} here.`);
      await using session = await Keyring.start({ keychain: "no-service" });
      vi.stubEnv("DBUS_SESSION_BUS_ADDRESS", session.address);
      installOnly([path]);
      // The fake watcher and the icons' bus names belong to this process.
      const ours = process.pid;
      for (const [icons, pid, expected] of [
        [() => [], ours, "without-our-icon"],
        [(bus) => [`${bus.name}/StatusNotifierItem`], ours, "with-our-icon"],
        [(bus) => [`${bus.name}@/StatusNotifierItem`], ours, "with-our-icon"],
        [() => [":1.999/StatusNotifierItem", "org.example.Icon"], ours, "with-our-icon"],
        [() => ["org.example.Icon/StatusNotifierItem"], ours + 1, "without-our-icon"],
        [() => ["org.example.Gone/org/example/Icon"], ours, "without-our-icon"],
      ] satisfies [(bus: MessageBus) => string[], number, string][]) {
        await using watching = await ownWatcher(session.address, true, icons);
        expect(await readTrayHost("linux", pid), String(icons(watching))).toBe(expected);
      }
    },
  );

  it("finds no tray without any of the commands", async () => {
    installOnly([]);
    expect(await readTrayHost("linux")).toBe("absent");
  });

  it("finds no tray without a session bus", async () => {
    const paths = ["gdbus", "dbus-send", "busctl"].map(find).filter((path) => path !== undefined);
    installOnly(paths);
    vi.stubEnv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    expect(await readTrayHost("linux")).toBe("absent");
  });

  it("ignores the output of a command that fails", async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "gdbus"), "#!/bin/sh\necho true\nexit 1\n", { mode: 0o755 });
    vi.stubEnv("PATH", folder);
    expect(await readTrayHost("linux")).toBe("absent");
  });
});
