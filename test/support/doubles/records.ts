import {
  emptyRecords,
  type Records,
  RecordsNotSaved,
  type RecordsPort,
} from "../../../main/channels/ports/index.ts";
import { Life } from "./crash-after.ts";

/** Records in memory, on a disk that can be full. */
export class MemoryRecords implements RecordsPort {
  #current: Records;
  readonly #life: Life;
  /** Every write is refused from here on. */
  full = false;
  /** Called before each write; for what happens in the middle. */
  beforeSet: (next: Records) => void = () => undefined;

  constructor(records: Partial<Records> = {}, life = new Life()) {
    this.#current = { ...emptyRecords, ...records };
    this.#life = life;
  }

  get(): Records {
    return this.#current;
  }

  set(records: Records): void {
    this.beforeSet(records);
    if (this.full) throw new RecordsNotSaved(new Error("ENOSPC"));
    // A synchronous call cannot hang: the domain sees a disk that refuses, and nothing it does later takes effect.
    if (!this.#life.spend()) throw new RecordsNotSaved(new Error("killed"));
    this.#current = records;
  }
}
