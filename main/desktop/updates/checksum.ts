/** Whether a file is the one that was announced. */
import { createHash } from "node:crypto";
import { type FileHandle, rm } from "node:fs/promises";

/** Thrown where it is another; the code is electron-updater's for the same. */
export class NotAsAnnounced extends Error {
  override readonly name = "NotAsAnnounced";
  readonly code = "ERR_CHECKSUM_MISMATCH";
}

/**
 * Does `work` with a download, which goes where it turns out to be another file than announced: else it would be taken for the
 * download that is asked for next. Throws what `work` throws.
 */
export async function keepingIfAnnounced(
  download: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    // What is left over says nothing of what went wrong before.
    if (error instanceof NotAsAnnounced) await rm(download, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** `sha512`: in base64. Throws NotAsAnnounced. Reads from where the handle stands. */
export async function expectChecksum(file: FileHandle, sha512: string): Promise<void> {
  const hash = createHash("sha512");
  const stream = file.createReadStream({ highWaterMark: 1024 ** 2, autoClose: false });
  for await (const piece of stream) hash.update(piece);
  if (hash.digest("base64") !== sha512) throw new NotAsAnnounced();
}
