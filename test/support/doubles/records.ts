import { emptyRecords, type Records } from "../../../main/channels/model.ts";
import { type RecordsPort, StoreWriteError } from "../../../main/channels/ports/records.ts";
import { CrashAfter } from "./crash-after.ts";

/**
 * Keeps the records in memory instead of on disk. A test can make writes fail, as on a full disk.
 */
export class MemoryRecords implements RecordsPort {
  #current: Records;
  readonly #crash: CrashAfter;
  /** True if the disk is full, so that every write fails. */
  full = false;
  /** Called before each write. */
  beforeSet: (next: Records) => void = () => undefined;

  constructor(records: Partial<Records> = {}, crash = new CrashAfter()) {
    this.#current = { ...emptyRecords, ...records };
    this.#crash = crash;
  }

  get(): Records {
    return this.#current;
  }

  set(records: Records): void {
    this.beforeSet(records);
    if (this.full) throw new StoreWriteError(new Error("ENOSPC"));
    // A synchronous call cannot stay pending forever, so after the crash it throws instead.
    if (!this.#crash.countWrite()) throw new StoreWriteError(new Error("killed"));
    this.#current = records;
  }
}
