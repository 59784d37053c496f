import { readFileSync } from "node:fs";

/**
 * Reads a text file. An editor may have saved it with a byte-order mark or as UTF-16, as Windows
 * programs do. Bytes that are not text become U+FFFD.
 */
export function readText(file: string): string {
  const bytes = readFileSync(file);
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** Returns the encoding that the byte-order mark names, or else UTF-8 (Encoding Standard, §6). */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
