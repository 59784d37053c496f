import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, zstdDecompress } from "node:zlib";

/**
 * The maximum size of a response, in bytes, compressed or not. The limit is generous, because a
 * response with a hundred Pages has a few hundred kilobytes at most.
 */
const maxBodyBytes = 4 * 1024 * 1024;

/** A response has one encoding if at all. More could take long to undo. */
const maxEncodings = 2;

type Decompressor = (
  body: Buffer,
  options: { readonly maxOutputLength: number },
) => Promise<Buffer>;

/** We ask for no compression, but some proxies compress nevertheless. */
const decompressors: Readonly<Record<string, Decompressor>> = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
};

/**
 * Reads the body of a response. Returns undefined if it is too large or cannot be decompressed.
 * Leaving the loop early also closes the connection.
 */
export async function readBody(
  stream: AsyncIterable<Buffer>,
  encoding: string | readonly string[] | undefined,
): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  try {
    return new TextDecoder().decode(await decompress(Buffer.concat(chunks), encoding));
  } catch {
    return undefined;
  }
}

/** Undoes the encodings from the last to the first (RFC 9110 §8.4). */
async function decompress(
  body: Buffer,
  encoding: string | readonly string[] = [],
): Promise<Buffer> {
  const names = [encoding]
    .flat()
    .join()
    .toLowerCase()
    .split(/[\s,]+/);
  const encodings = names.filter((name) => name !== "" && name !== "identity");
  if (encodings.length > maxEncodings) throw new RangeError("There are too many encodings.");
  let result = body;
  for (const name of encodings.toReversed()) {
    const decompressor = decompressors[name];
    if (!decompressor) throw new RangeError("The encoding is unknown.");
    result = await decompressor(result, { maxOutputLength: maxBodyBytes });
  }
  return result;
}
