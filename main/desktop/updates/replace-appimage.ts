import { constants, copyFile, open, rename, rm, stat } from "node:fs/promises";
import { expectChecksum } from "./checksum.ts";

/**
 * Replaces `to` with `from`, completely or not at all. `sha512`: the accepted hashes, in base64.
 * Throws ChecksumMismatch or an error of Node's.
 *
 * The copy next to the old file is what gets verified: the two may be on different disks, and the
 * download may be days old. A running program keeps the file it was started from.
 */
export async function replaceProgram(
  from: string,
  to: string,
  sha512: readonly string[],
): Promise<void> {
  const copy = `${to}.new`;
  try {
    // A run that was killed may have left one.
    await remove(copy);
    await copyVerified(from, copy, { sha512, mode: executable((await stat(to)).mode) });
    await rename(copy, to);
  } catch (error) {
    await remove(copy);
    throw error;
  }
  await remove(from);
}

/** Adds the right to run the file for everyone who may read it. `mode` as in stat(2). */
const executable = (mode: number): number => (mode & 0o777) | ((mode & 0o444) >> 2);

interface CopyOptions {
  readonly sha512: readonly string[];
  readonly mode: number;
}

async function copyVerified(
  from: string,
  to: string,
  { sha512, mode }: CopyOptions,
): Promise<void> {
  // Exclusive, because a file in its place could be somebody else's link.
  await copyFile(from, to, constants.COPYFILE_EXCL);
  await using file = await open(to, "r+");
  await expectChecksum(file, sha512);
  await file.chmod(mode);
  // Otherwise the rename could reach the disk first, and a power cut would leave an empty file.
  await file.sync();
}

/** Best effort: an error here must not hide the one before. */
const remove = (file: string): Promise<void> => rm(file, { force: true }).catch(() => undefined);
