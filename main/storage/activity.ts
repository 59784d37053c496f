import { rmSync } from "node:fs";
import { join } from "node:path";
import type { ActivityPort, ActivityRecord } from "../channels/ports/activity.ts";
import { day } from "../channels/ports/clock.ts";
import { oncePerTurn } from "../once-per-turn.ts";
import { activitySchema } from "./activity-schema.ts";
import type { QuarantinedFile } from "./json-file.ts";
import { type JsonLines, openJsonLines } from "./json-lines.ts";

export interface ActivityOptions {
  readonly folder: string;
  readonly practice: boolean;
  /** Returns the current time in milliseconds since the epoch. */
  readonly now: () => number;
  /** Called after entries were added or deleted. */
  readonly onChange: () => void;
  /** Called if entries could not be saved. The next ones are saved together with them. */
  readonly onError: (error: unknown) => void;
}

export interface ActivityFile extends ActivityPort {
  /** Saves at once what was added in this turn. Call before the app quits. */
  flush(): void;
  /** Deletes all entries, and the file. */
  clear(): void;
  /** Returns the file that was moved aside because it was unusable, once it has been read. */
  quarantined(): QuarantinedFile | undefined;
}

/** How long entries are kept, in milliseconds. */
const maxAge = 90 * day;
const maxEntries = 10_000;
/** The maximum size of the file in characters, because an entry can name thousands of accounts. */
const maxSize = 8_000_000;
/** How much may be too much before the whole file is written again. */
const tolerance = { age: day, entries: 500, size: 1_000_000 };

/**
 * Opens the history of a mode's accounts. Practice mode has a separate one. The file is read when
 * it is needed for the first time, so that it doesn't delay the start.
 */
export function openActivity(options: ActivityOptions): ActivityFile {
  const { now, onChange, onError } = options;
  const path = join(options.folder, `${options.practice ? "practice-activity" : "activity"}.jsonl`);
  let opened: JsonLines<ActivityRecord> | undefined;
  let added: ActivityRecord[] = [];
  let count = 0;

  function open(): JsonLines<ActivityRecord> {
    opened ??= openJsonLines({ path, version: 1, schema: activitySchema, now });
    return opened;
  }

  function flush(): void {
    if (added.length === 0) return;
    const records = added;
    added = [];
    try {
      const file = open();
      file.append(records);
      if (isOverLimit(file, now())) file.replace(withinLimits(file, now()));
    } catch (error) {
      onError(error);
    }
    onChange();
  }
  const flushLater = oncePerTurn(flush);

  return {
    add(events) {
      const at = new Date(now()).toISOString();
      for (const event of events) {
        count += 1;
        added.push({ id: `${now()}-${count}`, at, ...event });
      }
      flushLater();
    },
    entries() {
      flush();
      return withinLimits(open(), now());
    },
    flush,
    clear() {
      added = [];
      opened = undefined;
      try {
        rmSync(path, { force: true });
      } catch (error) {
        onError(error);
      }
      onChange();
    },
    quarantined: () => opened?.quarantined,
  };
}

function isOverLimit(file: JsonLines<ActivityRecord>, now: number): boolean {
  const [oldest] = file.get();
  return (
    file.size() > maxSize ||
    file.get().length > maxEntries + tolerance.entries ||
    (oldest !== undefined && ageOf(oldest, now) > maxAge + tolerance.age)
  );
}

/** Returns the newest entries that may be kept. */
function withinLimits(file: JsonLines<ActivityRecord>, now: number): readonly ActivityRecord[] {
  const records = file
    .get()
    .slice(-maxEntries)
    .filter((record) => ageOf(record, now) <= maxAge);
  if (file.size() <= maxSize) return records;
  let size = 0;
  const tooMuch = records.findLastIndex((record) => {
    size += JSON.stringify(record).length + 1;
    return size > maxSize - tolerance.size;
  });
  return records.slice(tooMuch + 1);
}

const ageOf = ({ at }: ActivityRecord, now: number): number => now - Date.parse(at);
