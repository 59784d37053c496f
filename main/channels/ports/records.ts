/** The port for the records on disk. `main/storage` implements it. */

import type { Records, UserRecord } from "../model.ts";
import type { SecretName } from "./secret-kinds.ts";

export interface RecordsPort {
  /** Returns the current records from memory. */
  get(): Records;
  /**
   * Replaces all records at once, on disk and in memory. If the file cannot be written, throws
   * StoreWriteError and changes nothing.
   */
  set(records: Records): void;
}

/**
 * Thrown if a file cannot be written because the disk is full, write-protected or missing. `cause`
 * is the system's error.
 */
export class StoreWriteError extends Error {
  override readonly name = "StoreWriteError";
  constructor(cause: unknown) {
    super("A file could not be written.", { cause });
  }
}

/** The users and secret names that could be recovered from unreadable records. */
export interface SalvagedRecords {
  readonly users: readonly Pick<UserRecord, "id" | "name">[];
  readonly secrets: readonly SecretName[];
  /** The highest number of a keychain item that may hold tokens, or 0 if it is unknown. */
  readonly tokenItems: number;
}
