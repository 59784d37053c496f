/** The records on disk. `main/storage` implements it. */

import type { Records, UserRecord } from "../model.ts";
import type { SecretName } from "./secret-kinds.ts";

export interface RecordsPort {
  /** The current records, from memory. */
  get(): Records;
  /**
   * Replaces all records at once, on disk and in memory.
   * Throws StoreWriteError and changes nothing if the disk refuses.
   */
  set(records: Records): void;
}

/** Accounts or settings could not be saved: disk full, write-protected, gone. `cause` is the system's error. */
export class StoreWriteError extends Error {
  override readonly name = "StoreWriteError";
  constructor(cause: unknown) {
    super("The records could not be written.", { cause });
  }
}

/** What could be recovered from unreadable records: the users whose access they held, and the names of their secrets. */
export interface SalvagedRecords {
  readonly users: readonly Pick<UserRecord, "id" | "name">[];
  readonly secrets: readonly SecretName[];
}
