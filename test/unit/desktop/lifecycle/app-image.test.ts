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

describe("the AppImage that runs", () => {
  it.each<[string, NodeJS.ProcessEnv, string, string | undefined]>([
    ["is the one that the program lies in", env, `${mount}/pagekeeper`, file],
    ["is none where there is none", {}, "/opt/Pagekeeper/pagekeeper", undefined],
    ["is not the terminal's in which it was started", env, "/opt/Pagekeeper/pagekeeper", undefined],
    ["is not one with a longer name", env, `${mount}2/pagekeeper`, undefined],
    ["is none without a mount", { APPIMAGE: file }, `${mount}/pagekeeper`, undefined],
    ["has a whole path", { ...env, APPIMAGE: "Pagekeeper.AppImage" }, `${mount}/x`, undefined],
    ["lies in no root", { APPIMAGE: file, APPDIR: "" }, "/opt/pagekeeper", undefined],
  ])("%s", (_what, given, program, expected) => {
    expect(runningAppImage(given, program)).toBe(expected);
  });
});

// As everything else about AppImages.
describe.skipIf(process.platform !== "linux")("starting it", () => {
  it("hands on what it is given", async () => {
    const folder = tempFolder();
    const program = join(folder, "Pagekeeper.AppImage");
    writeFileSync(program, `#!/bin/sh\necho "$@" > '${folder}/said'\n`);
    chmodSync(program, 0o755);
    startAppImage(program, ["--open-in-browser"]);
    const said = () => readFile(join(folder, "said"), "utf8").catch(() => "");
    await expect.poll(said).toBe("--open-in-browser\n");
  });

  it("hands on nothing of what this run has open, and nothing of the old AppImage's", async () => {
    const folder = tempFolder();
    const program = join(folder, "Pagekeeper.AppImage");
    const said = join(folder, "said");
    const tell = `{ ls -l /proc/$$/fd; env; } > '${said}.new'; mv '${said}.new' '${said}'`;
    writeFileSync(program, `#!/bin/bash\n${tell}\n`);
    chmodSync(program, 0o755);
    // One that has inherited two descriptors, as an AppImage has, and does not close them itself.
    const source = join(import.meta.dirname, "../../../../main/desktop/lifecycle/app-image.ts");
    const start = `import("${source}").then((it) => it.startAppImage("${program}"))`;
    const inherit = `exec 7</dev/zero 42</dev/zero; exec "$0" --input-type=module --eval '${start}'`;
    spawnSync("bash", ["-c", inherit, process.execPath], { env: { ...process.env, ...env } });
    await expect.poll(() => existsSync(said)).toBe(true);
    const inherited = readFileSync(said, "utf8");
    expect(inherited).toContain("/dev/null");
    expect(inherited).not.toContain("/dev/zero");
    expect(inherited).not.toMatch(/^(APPIMAGE|APPDIR)=/m);
  });

  it.each(["/nowhere/Pagekeeper.AppImage", "/etc/passwd", "/tmp"])(
    "of what is none throws nothing, and says so: %s",
    async (program) => {
      const unhandled = vi.fn();
      process.once("uncaughtException", unhandled);
      const begun = startAppImage(program);
      await new Promise((resolve) => setImmediate(resolve));
      process.off("uncaughtException", unhandled);
      expect(unhandled).not.toHaveBeenCalled();
      expect(begun).toBe(false);
    },
  );
});

describe("what is mounted", () => {
  const searched = {
    ...env,
    PATH: `${mount}:${mount}/usr/sbin:/usr/bin:/bin`,
    LD_LIBRARY_PATH: `${mount}/usr/lib:`,
    XDG_DATA_DIRS: `${mount}/usr/share::/usr/share`,
  };

  it("is nowhere that programs look for others, and the AppImage is still known", () => {
    const given = { ...searched };
    removeMountFromPaths(given, `${mount}/pagekeeper`);
    expect(given).toEqual({ ...env, PATH: "/usr/bin:/bin", XDG_DATA_DIRS: "/usr/share" });
  });

  it("is left to the AppImage in whose terminal this was started", () => {
    const given = { ...searched };
    removeMountFromPaths(given, "/opt/Pagekeeper/pagekeeper");
    expect(given).toEqual(searched);
  });
});
