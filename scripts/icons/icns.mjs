/** A macOS icon file: PNGs behind a tag each that tells size and scale. */

/**
 * The smallest two are left out, whose PNGs macOS does not show in an app's icon; it takes those of twice their scale.
 * @type {readonly (readonly [tag: string, pixels: number])[]}
 */
const kinds = [
  ["ic11", 32],
  ["ic12", 64],
  ["ic07", 128],
  ["ic13", 256],
  ["ic08", 256],
  ["ic14", 512],
  ["ic09", 512],
  ["ic10", 1024],
];

export const icnsSizes = [...new Set(kinds.map(([, pixels]) => pixels))];

/** @param {readonly { readonly size: number, readonly png: Buffer }[]} pictures one of each of `icnsSizes` */
export function icnsOf(pictures) {
  const parts = kinds.map(([tag, pixels]) => {
    const png = pictures.find(({ size }) => size === pixels)?.png;
    if (png === undefined) throw new Error(`There is no picture of ${pixels} pixels.`);
    return Buffer.concat([head(tag, png.length), png]);
  });
  const body = Buffer.concat(parts);
  return Buffer.concat([head("icns", body.length), body]);
}

/** The length counts the head itself. @param {string} tag @param {number} length */
function head(tag, length) {
  const bytes = Buffer.alloc(8);
  bytes.write(tag, "latin1");
  bytes.writeUInt32BE(length + bytes.length, 4);
  return bytes;
}
