/** A Windows icon file: one 32-bit bitmap a size, which every Windows reads; PNGs in small sizes not all programs do. */

/** @import { Picture } from "./draw.mjs" */

/** From here on a bitmap would be a waste, and a PNG is what Windows expects. */
const pngFrom = 256;

const directoryHeader = 6;
const directoryEntry = 16;
const bitmapHeader = 40;

/** @param {readonly Picture[]} images of at most 256 pixels */
export function icoOf(images) {
  const header = Buffer.alloc(directoryHeader + directoryEntry * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  const bitmaps = images.map((image) => (image.size < pngFrom ? bitmapOf(image) : image.png));
  let offset = header.length;
  for (const [index, bitmap] of bitmaps.entries()) {
    const at = directoryHeader + directoryEntry * index;
    const { size } = /** @type {Picture} */ (images[index]);
    // One byte each, where 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(bitmap.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += bitmap.length;
  }
  return Buffer.concat([header, ...bitmaps]);
}

/**
 * Rows from the bottom up, blue first; then a mask of one bit a pixel, which is ignored where there is an alpha.
 * @param {Picture} picture
 */
function bitmapOf({ size, rgba }) {
  const header = Buffer.alloc(bitmapHeader);
  header.writeUInt32LE(bitmapHeader, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray((y * size + x) * 4);
      pixels.set([blue, green, red, alpha], ((size - 1 - y) * size + x) * 4);
    }
  }
  return Buffer.concat([header, pixels, Buffer.alloc(size * Math.ceil(size / 32) * 4)]);
}
