import { describe, expect, it } from "vitest";
import { faultsIn } from "../../../../scripts/dist/contents.mjs";

const binaryPath = "node_modules/keytar/build/Release/keytar.node";

const file = (path: string, size = 1000) => ({ path, size, unpacked: false });
const beside = (path: string) => ({ path, size: 80_000, unpacked: true });

const sound = [
  "package.json",
  "out/main/index.cjs",
  "out/main/keytar-process.cjs",
  "out/main/chunks/core-abc.cjs",
  "out/preload/index.cjs",
  "out/renderer/index.html",
  "out/tray/works.png",
].map((path) => file(path));

/** An ELF header that says x64. */
const linuxX64 = Buffer.alloc(64);
linuxX64.write("\x7fELF", "latin1");
linuxX64.writeUInt16LE(0x3e, 18);

const packed = {
  target: "linux-x64",
  entries: [...sound, beside(binaryPath)],
  binary: linuxX64,
};

describe("faultsIn", () => {
  it("finds nothing in a package as it is meant", () => {
    expect(faultsIn(packed)).toEqual([]);
  });

  it.each([
    "out/main/index.cjs.map",
    "out/renderer/assets/index-abc.js.map",
    "out/.built-from",
    "main/index.ts",
    "node_modules/express/package.json",
    "node_modules/keytar/lib/keytar.js",
    ".env",
  ])("names %s, which does not belong there", (path) => {
    const entries = [...packed.entries, file(path)];
    expect(faultsIn({ ...packed, entries })).toEqual([
      `app.asar has ${path}, which does not belong there.`,
    ]);
  });

  it("lets nothing but keytar's binary lie beside the archive", () => {
    const entries = [...packed.entries, beside("out/main/other.node")];
    expect(faultsIn({ ...packed, entries })).toHaveLength(1);
  });

  it("lets keytar's binary not lie in the archive, where no system can load it", () => {
    const entries = [...sound, file(binaryPath)];
    expect(faultsIn({ ...packed, entries })).toHaveLength(1);
  });

  it("names what is missing", () => {
    const entries = packed.entries.filter(({ path }) => path !== "out/preload/index.cjs");
    expect(faultsIn({ ...packed, entries })).toEqual(["app.asar has no out/preload/index.cjs."]);
  });

  it("refuses an archive of more than five megabytes, not counting what lies beside it", () => {
    const entries = [...packed.entries, file("out/main/chunks/large.cjs", 5_000_000)];
    const size = 5_000_000 + sound.reduce((sum, each) => sum + each.size, 0);
    expect(faultsIn({ ...packed, entries })[0]).toContain(`holds ${size} bytes`);
  });

  it("refuses a binary for another architecture", () => {
    expect(faultsIn({ ...packed, target: "linux-arm64" })).toEqual([
      "keytar's binary is for linux-x64, not for linux-arm64.",
    ]);
  });

  it("refuses a package whose binary was left behind", () => {
    expect(faultsIn({ ...packed, binary: undefined })).toEqual([
      "keytar's binary does not lie beside app.asar.",
    ]);
  });
});
