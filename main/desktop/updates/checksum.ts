import { createHash } from "node:crypto";
import { type FileHandle, rm } from "node:fs/promises";

/** A file is not the announced one. The code is the one electron-updater uses for this. */
class ChecksumMismatch extends Error {
  override readonly name = "ChecksumMismatch";
  readonly code = "ERR_CHECKSUM_MISMATCH";
}

/**
 * Removes `download` if `work` finds a mismatch; otherwise electron-updater would reuse the file.
 */
export async function removeIfMismatched(
  download: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ChecksumMismatch) {
      // That it could not be removed must not hide the mismatch.
      await rm(download, { force: true }).catch(() => undefined);
    }
    throw error;
  }
}

/**
 * Reads from the handle's position. `sha512` lists the accepted hashes in base64. Throws
 * ChecksumMismatch.
 */
export async function expectChecksum(file: FileHandle, sha512: readonly string[]): Promise<void> {
  const hash = createHash("sha512");
  const stream = file.createReadStream({ highWaterMark: 1024 ** 2, autoClose: false });
  for await (const piece of stream) hash.update(piece);
  if (!sha512.includes(hash.digest("base64"))) throw new ChecksumMismatch();
}
