import { createHash } from "node:crypto";
import { type FileHandle, rm } from "node:fs/promises";

/** Thrown if a file does not have the announced hash. electron-updater uses the same error code. */
class ChecksumMismatch extends Error {
  override readonly name = "ChecksumMismatch";
  readonly code = "ERR_CHECKSUM_MISMATCH";
}

/**
 * Runs `work`. If it throws ChecksumMismatch, deletes `download`, because electron-updater would
 * otherwise use that file again.
 */
export async function removeIfMismatched(
  download: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ChecksumMismatch) {
      // Failing to delete the file must not hide the mismatch.
      await rm(download, { force: true }).catch(() => undefined);
    }
    throw error;
  }
}

/**
 * Verifies the file from the handle's current position to its end. `sha512` lists the accepted
 * hashes in base64. Throws ChecksumMismatch if the file has none of them.
 */
export async function expectChecksum(file: FileHandle, sha512: readonly string[]): Promise<void> {
  const hash = createHash("sha512");
  const stream = file.createReadStream({ highWaterMark: 1024 ** 2, autoClose: false });
  for await (const piece of stream) hash.update(piece);
  if (!sha512.includes(hash.digest("base64"))) throw new ChecksumMismatch();
}
