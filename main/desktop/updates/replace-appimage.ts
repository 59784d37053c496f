/** Puts a new version in the place of the old one, wholly or not at all. */
import { constants, copyFile, open, rename, rm, stat } from "node:fs/promises";
import { expectChecksum } from "./checksum.ts";

/** Whoever may read it may run it. `mode`: as stat(2) has it. */
const runnable = (mode: number): number => (mode & 0o777) | ((mode & 0o444) >> 2);

/**
 * `sha512`: of the new one, in base64. It is copied beside the old one first, as the two may lie on different disks, and
 * what lies there is what is checked: it may have been downloaded days ago, to where anything may be cleared away. A program
 * that runs keeps the file that it was started from. Throws NotAsAnnounced, or an error of Node's.
 */
export async function replaceProgram(from: string, to: string, sha512: string): Promise<void> {
  const beside = `${to}.new`;
  try {
    // What a run that was killed has left.
    await remove(beside);
    await place(from, beside, { sha512, mode: runnable((await stat(to)).mode) });
    await rename(beside, to);
  } catch (error) {
    await remove(beside);
    throw error;
  }
  await remove(from);
}

interface Announced {
  readonly sha512: string;
  /** Who may read it and run it. */
  readonly mode: number;
}

async function place(from: string, to: string, { sha512, mode }: Announced): Promise<void> {
  // Never into what lies there: it may be a link of somebody else's.
  await copyFile(from, to, constants.COPYFILE_EXCL);
  await using file = await open(to, "r+");
  await expectChecksum(file, sha512);
  await file.chmod(mode);
  // A name that is changed reaches the disk before what it names does: after a power cut there would be an empty file.
  await file.sync();
}

/** What is left over does no harm, and says nothing of what went wrong before. */
const remove = (file: string): Promise<void> => rm(file, { force: true }).catch(() => undefined);
