import { describe, expect, it } from "vitest";
import { contentProblems, maxAsarBytes } from "../../../../scripts/dist/package-contents.ts";

const keytarPath = "node_modules/keytar/build/Release/keytar.node";

const file = (path: string, size = 1000) => ({ path, size, unpacked: false });
const unpacked = (path: string) => ({ path, size: 80_000, unpacked: true });

const bundles = [
  "package.json",
  "out/main/index.cjs",
  "out/main/keytar-worker.cjs",
  "out/main/chunks/core-abc.cjs",
  "out/preload/index.cjs",
  "out/renderer/index.html",
  "out/tray/works.png",
].map((path) => file(path));

/** The header of an ELF file for x64. */
const linuxX64 = Buffer.alloc(64);
linuxX64.write("\x7fELF", "latin1");
linuxX64.writeUInt16LE(0x3e, 18);

const packed = {
  target: "linux-x64",
  entries: [...bundles, unpacked(keytarPath)],
  binary: linuxX64,
};

describe("contentProblems", () => {
  it("finds no problem in a proper package", () => {
    expect(contentProblems(packed)).toEqual([]);
  });

  it.each([
    "out/main/index.cjs.map",
    "out/renderer/assets/index-abc.js.map",
    "out/.built-from",
    "main/index.ts",
    "node_modules/express/package.json",
    "node_modules/keytar/lib/keytar.js",
    ".env",
  ])("reports %s, which does not belong in app.asar", (path) => {
    const entries = [...packed.entries, file(path)];
    expect(contentProblems({ ...packed, entries })).toEqual([
      `app.asar has ${path}, which does not belong there.`,
    ]);
  });

  it("reports any file next to the archive other than keytar's binary", () => {
    const entries = [...packed.entries, unpacked("out/main/other.node")];
    expect(contentProblems({ ...packed, entries })).toHaveLength(1);
  });

  it("reports keytar's binary in the archive, where no system can load it", () => {
    const entries = [...bundles, file(keytarPath)];
    expect(contentProblems({ ...packed, entries })).toHaveLength(1);
  });

  it("reports a missing file", () => {
    const entries = packed.entries.filter(({ path }) => path !== "out/preload/index.cjs");
    expect(contentProblems({ ...packed, entries })).toEqual([
      "app.asar has no out/preload/index.cjs.",
    ]);
  });

  it("reports an archive above the limit, not counting the files next to it", () => {
    const entries = [...packed.entries, file("out/main/chunks/large.cjs", maxAsarBytes)];
    const size = maxAsarBytes + bundles.reduce((sum, each) => sum + each.size, 0);
    expect(contentProblems({ ...packed, entries })).toEqual([
      `app.asar has ${size} bytes; the limit is 5000000.`,
    ]);
  });

  it("reports a binary for another architecture", () => {
    expect(contentProblems({ ...packed, target: "linux-arm64" })).toEqual([
      "keytar's binary is for linux-x64, not for linux-arm64.",
    ]);
  });

  it("reports a missing binary", () => {
    expect(contentProblems({ ...packed, binary: undefined })).toEqual([
      "keytar's binary is missing beside app.asar.",
    ]);
  });
});
