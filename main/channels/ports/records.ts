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

/** The disk is full, write-protected or gone. `cause` is the system's error. */
export class StoreWriteError extends Error {
  override readonly name = "StoreWriteError";
  constructor(cause: unknown) {
    super("A file could not be written.", { cause });
  }
}

/** What could be recovered from unreadable records. */
export interface SalvagedRecords {
  readonly users: readonly Pick<UserRecord, "id" | "name">[];
  readonly secrets: readonly SecretName[];
}
