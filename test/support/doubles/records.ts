import { emptyRecords, type Records } from "../../../main/channels/model.ts";
import { type RecordsPort, StoreWriteError } from "../../../main/channels/ports/records.ts";
import { CrashAfter } from "./crash-after.ts";

/** Records in memory, on a disk that can be full. */
export class MemoryRecords implements RecordsPort {
  #current: Records;
  readonly #life: CrashAfter;
  /** Every write is refused from here on. */
  full = false;
  /** Called before each write; for what happens in the middle. */
  beforeSet: (next: Records) => void = () => undefined;

  constructor(records: Partial<Records> = {}, life = new CrashAfter()) {
    this.#current = { ...emptyRecords, ...records };
    this.#life = life;
  }

  get(): Records {
    return this.#current;
  }

  set(records: Records): void {
    this.beforeSet(records);
    if (this.full) throw new StoreWriteError(new Error("ENOSPC"));
    // A synchronous call cannot hang: the domain sees a disk that refuses, and nothing it does later takes effect.
    if (!this.#life.countWrite()) throw new StoreWriteError(new Error("killed"));
    this.#current = records;
  }
}
