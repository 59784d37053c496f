/** The icon files of Windows and macOS, read back as those systems read them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { icnsOf, icnsSizes } from "../../../../scripts/icons/icns.mjs";
import { icoOf } from "../../../../scripts/icons/ico.mjs";
import { project } from "../../../../scripts/project.mjs";

const asset = (name: string): Buffer => readFileSync(join(project, "assets/app", name));
const pngMagic = "89504e470d0a1a0a";

/** Width and height stand in a PNG's first chunk. */
const pngSize = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

function icnsParts(file: Buffer): { tag: string; body: Buffer }[] {
  const parts = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    const end = at + file.readUInt32BE(at + 4);
    parts.push({ tag: file.toString("latin1", at, at + 4), body: file.subarray(at + 8, end) });
  }
  return parts;
}

describe("icns", () => {
  it("holds the app's icon in every size that macOS asks for", () => {
    const file = asset("icon.icns");
    expect(file.toString("latin1", 0, 4)).toBe("icns");
    expect(file.readUInt32BE(4)).toBe(file.length);
    const sizes = icnsParts(file).map(({ tag, body }) => [tag, ...pngSize(body)]);
    expect(sizes).toEqual([
      ["ic11", 32, 32],
      ["ic12", 64, 64],
      ["ic07", 128, 128],
      ["ic13", 256, 256],
      ["ic08", 256, 256],
      ["ic14", 512, 512],
      ["ic09", 512, 512],
      ["ic10", 1024, 1024],
    ]);
  });

  it("puts each picture behind its tags, whole", () => {
    const pictures = icnsSizes.map((size) => ({ size, png: Buffer.from(`picture of ${size}`) }));
    const bodies = icnsParts(icnsOf(pictures)).map(({ body }) => body.toString());
    expect(bodies[0]).toBe("picture of 32");
    expect(bodies.at(-1)).toBe("picture of 1024");
  });
});

describe("ico", () => {
  it("holds the app's icon in every size, the largest as a PNG", () => {
    const file = asset("icon.ico");
    const count = file.readUInt16LE(4);
    const entries = Array.from({ length: count }, (_, index) => {
      const at = 6 + index * 16;
      const body = file.subarray(file.readUInt32LE(at + 12)).subarray(0, file.readUInt32LE(at + 8));
      return { size: file.readUInt8(at) || 256, png: body.toString("hex", 0, 8) === pngMagic };
    });
    expect(entries).toEqual([
      ...[16, 20, 24, 32, 40, 48, 64].map((size) => ({ size, png: false })),
      { size: 256, png: true },
    ]);
  });

  it("turns a bitmap upside down and its colours round, as Windows wants them", () => {
    const rgba = Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    const file = icoOf([{ size: 2, rgba, png: Buffer.alloc(0) }]);
    const pixels = file.subarray(file.readUInt32LE(18) + 40).subarray(0, 16);
    expect([...pixels]).toEqual([11, 10, 9, 12, 15, 14, 13, 16, 3, 2, 1, 4, 7, 6, 5, 8]);
  });
});

it("Linux has a picture of each size in a file of that name", () => {
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
    expect(pngSize(asset(`icons/${size}x${size}.png`))).toEqual([size, size]);
  }
});
