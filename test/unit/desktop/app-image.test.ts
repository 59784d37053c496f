import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { runningAppImage, startAppImage } from "../../../main/desktop/app-image.ts";
import { tempFolder } from "../../support/temp-folder.ts";

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

describe("starting it", () => {
  it("hands on what it is given", async () => {
    const folder = tempFolder();
    const program = join(folder, "Pagekeeper.AppImage");
    writeFileSync(program, `#!/bin/sh\necho "$@" > '${folder}/said'\n`);
    chmodSync(program, 0o755);
    startAppImage(program, ["--open-in-browser"]);
    await vi.waitUntil(() => existsSync(join(folder, "said")));
    await vi.waitUntil(() => readFileSync(join(folder, "said"), "utf8") === "--open-in-browser\n");
  });

  it("of one that is gone throws nothing", async () => {
    const unhandled = vi.fn();
    process.once("uncaughtException", unhandled);
    startAppImage("/nowhere/Pagekeeper.AppImage");
    await new Promise((resolve) => setImmediate(resolve));
    process.off("uncaughtException", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
