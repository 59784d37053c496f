import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import {
  removeMountFromPaths,
  runningAppImage,
  startAppImage,
} from "../../../../main/desktop/lifecycle/app-image.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const file = "/home/dana/Pagekeeper.AppImage";
const mount = "/tmp/.mount_PagekeXYZ";
const env = { APPIMAGE: file, APPDIR: mount };

describe("the running AppImage", () => {
  it.each<[string, NodeJS.ProcessEnv, string, string | undefined]>([
    ["is the one whose mount contains the program", env, `${mount}/pagekeeper`, file],
    ["is undefined without the variables", {}, "/opt/Pagekeeper/pagekeeper", undefined],
    [
      "is not the AppImage of the terminal that started the program",
      env,
      "/opt/Pagekeeper/pagekeeper",
      undefined,
    ],
    ["is not one whose mount has a longer name", env, `${mount}2/pagekeeper`, undefined],
    ["is undefined without a mount", { APPIMAGE: file }, `${mount}/pagekeeper`, undefined],
    [
      "is undefined with a relative path",
      { ...env, APPIMAGE: "Pagekeeper.AppImage" },
      `${mount}/x`,
      undefined,
    ],
    [
      "is undefined with an empty mount",
      { APPIMAGE: file, APPDIR: "" },
      "/opt/pagekeeper",
      undefined,
    ],
  ])("%s", (_what, given, program, expected) => {
    expect(runningAppImage(given, program)).toBe(expected);
  });
});

describe.skipIf(process.platform !== "linux")("starting an AppImage", () => {
  it("passes the arguments", async () => {
    const folder = tempFolder();
    const program = join(folder, "Pagekeeper.AppImage");
    writeFileSync(program, `#!/bin/sh\necho "$@" > '${folder}/output'\n`);
    chmodSync(program, 0o755);
    startAppImage(program, ["--open-in-browser"]);
    const output = () => readFile(join(folder, "output"), "utf8").catch(() => "");
    await expect.poll(output).toBe("--open-in-browser\n");
  });

  it("passes no open files, and no variables of the running AppImage", async () => {
    const folder = tempFolder();
    const program = join(folder, "Pagekeeper.AppImage");
    const output = join(folder, "output");
    const report = `{ ls -l /proc/$$/fd; env; } > '${output}.new'; mv '${output}.new' '${output}'`;
    writeFileSync(program, `#!/bin/bash\n${report}\n`);
    chmodSync(program, 0o755);
    // Run the function in a process that has inherited two open files, like an app in an AppImage.
    const source = join(import.meta.dirname, "../../../../main/desktop/lifecycle/app-image.ts");
    const start = `import("${source}").then((it) => it.startAppImage("${program}"))`;
    const inherit = `exec 7</dev/zero 42</dev/zero; exec "$0" --input-type=module --eval '${start}'`;
    spawnSync("bash", ["-c", inherit, process.execPath], { env: { ...process.env, ...env } });
    await expect.poll(() => existsSync(output)).toBe(true);
    const inherited = readFileSync(output, "utf8");
    expect(inherited).toContain("/dev/null");
    expect(inherited).not.toContain("/dev/zero");
    expect(inherited).not.toMatch(/^(APPIMAGE|APPDIR)=/m);
  });

  it.each(["/nowhere/Pagekeeper.AppImage", "/etc/passwd", "/tmp"])(
    "returns false for a file that cannot be started: %s",
    async (program) => {
      const unhandled = vi.fn();
      process.once("uncaughtException", unhandled);
      const started = startAppImage(program);
      await new Promise((resolve) => setImmediate(resolve));
      process.off("uncaughtException", unhandled);
      expect(unhandled).not.toHaveBeenCalled();
      expect(started).toBe(false);
    },
  );
});

describe("the mount", () => {
  const withSearchPaths = {
    ...env,
    PATH: `${mount}:${mount}/usr/sbin:/usr/bin:/bin`,
    LD_LIBRARY_PATH: `${mount}/usr/lib:`,
    XDG_DATA_DIRS: `${mount}/usr/share::/usr/share`,
  };

  it("is removed from the search paths, but the AppImage's variables stay", () => {
    const given = { ...withSearchPaths };
    removeMountFromPaths(given, `${mount}/pagekeeper`);
    expect(given).toEqual({ ...env, PATH: "/usr/bin:/bin", XDG_DATA_DIRS: "/usr/share" });
  });

  it("stays in the search paths if the program only runs in an AppImage's terminal", () => {
    const given = { ...withSearchPaths };
    removeMountFromPaths(given, "/opt/Pagekeeper/pagekeeper");
    expect(given).toEqual(withSearchPaths);
  });
});
