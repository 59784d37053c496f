import type { Records } from "../model.ts";
import type { RecordsPort } from "../ports/records.ts";

/** Reads, changes and writes the records in one synchronous step. */
export function updateRecords(records: RecordsPort, step: (current: Records) => Records): void {
  const current = records.get();
  const next = step(current);
  if (next !== current) records.set(next);
}
