/** Whether a file is the one that was announced. */
import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";

/** Thrown where it is another; the code is electron-updater's for the same. */
export class NotAsAnnounced extends Error {
  override readonly name = "NotAsAnnounced";
  readonly code = "ERR_CHECKSUM_MISMATCH";
}

/** `sha512`: in base64. Throws NotAsAnnounced. Reads from where the handle stands. */
export async function expectChecksum(file: FileHandle, sha512: string): Promise<void> {
  const hash = createHash("sha512");
  const stream = file.createReadStream({ highWaterMark: 1024 ** 2, autoClose: false });
  for await (const piece of stream) hash.update(piece);
  if (hash.digest("base64") !== sha512) throw new NotAsAnnounced();
}
