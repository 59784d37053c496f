import type {
  ActivityEvent,
  ActivityPort,
  ActivityRecord,
} from "../../../main/channels/ports/activity.ts";

/** Keeps the activity in memory. */
export class MemoryActivity implements ActivityPort {
  /** How often something was added. */
  additions = 0;
  readonly #records: ActivityRecord[] = [];
  readonly #now: () => number;

  constructor(now: () => number = () => 0) {
    this.#now = now;
  }

  add(events: readonly ActivityEvent[]): void {
    if (events.length > 0) this.additions += 1;
    for (const event of events) {
      const id = `${this.#records.length}`;
      this.#records.push({ id, at: new Date(this.#now()).toISOString(), ...event });
    }
  }

  entries(): readonly ActivityRecord[] {
    return this.#records;
  }

  /** Returns what was added, and forgets it. */
  take(): readonly ActivityEvent[] {
    return this.#records.splice(0).map(({ id: _, at: __, ...event }) => event as ActivityEvent);
  }
}
