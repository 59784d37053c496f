/** Puts a new version in the place of the old one, wholly or not at all. */
import { createHash } from "node:crypto";
import { chmod, copyFile, open, rename, rm } from "node:fs/promises";

/** Thrown where the file is not the one that was announced; the code is electron-updater's for the same. */
class NotAsAnnounced extends Error {
  override readonly name = "NotAsAnnounced";
  readonly code = "ERR_CHECKSUM_MISMATCH";
}

/**
 * `sha512`: of the new one, in base64. It is copied beside the old one first, as the two may lie on different disks, and
 * what lies there is what is checked: it may have been downloaded days ago, to where anything may be cleared away. A program
 * that runs keeps the file that it was started from.
 */
export async function replaceProgram(from: string, to: string, sha512: string): Promise<void> {
  const beside = `${to}.new`;
  try {
    await copyFile(from, beside);
    if ((await hashOf(beside)) !== sha512) throw new NotAsAnnounced();
    await chmod(beside, 0o755);
    await rename(beside, to);
  } catch (error) {
    await remove(beside);
    // Else it would be taken for the download that is asked for next.
    if (error instanceof NotAsAnnounced) await remove(from);
    throw error;
  }
  await remove(from);
}

/** What is left over does no harm, and says nothing of what went wrong before. */
const remove = (file: string): Promise<void> => rm(file, { force: true }).catch(() => undefined);

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha512");
  await using handle = await open(file);
  for await (const piece of handle.createReadStream({ highWaterMark: 1024 ** 2 })) {
    hash.update(piece);
  }
  return hash.digest("base64");
}
