import { constants, copyFile, open, rename, rm, stat } from "node:fs/promises";
import { expectChecksum } from "./checksum.ts";

/**
 * Replaces `to` with `from`, completely or not at all. `sha512` lists the accepted hashes in
 * base64. Throws ChecksumMismatch or a file system error.
 *
 * First copies `from` next to `to` and verifies the copy, because `from` may be on another disk and
 * may be days old. The running program keeps using the old file.
 */
export async function replaceProgram(
  from: string,
  to: string,
  sha512: readonly string[],
): Promise<void> {
  const copy = `${to}.new`;
  try {
    // Remove a copy that an earlier run may have left if it was killed.
    await remove(copy);
    await copyVerified(from, copy, { sha512, mode: executable((await stat(to)).mode) });
    await rename(copy, to);
  } catch (error) {
    await remove(copy);
    throw error;
  }
  await remove(from);
}

/**
 * Returns `mode` with permission to execute the file for everyone who may read it. `mode` has the
 * format of stat(2).
 */
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
  // Fail if the file exists, because it could be a link that somebody else has created.
  await copyFile(from, to, constants.COPYFILE_EXCL);
  await using file = await open(to, "r+");
  await expectChecksum(file, sha512);
  await file.chmod(mode);
  // Write the content to the disk before the file is renamed, because otherwise a power cut could
  // leave an empty file.
  await file.sync();
}

/** Removes a file. Ignores errors, which must not hide an earlier one. */
const remove = (file: string): Promise<void> => rm(file, { force: true }).catch(() => undefined);
