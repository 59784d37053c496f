/**
 * Versioned files with one JSON record to a line, the oldest first. New records are appended. A
 * damaged line is skipped, because the others are still good. An unusable file is moved aside.
 */
import { appendFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { parseJson } from "../../common/json.ts";
import { StoreWriteError } from "../channels/ports/records.ts";
import { errorCode } from "../error-code.ts";
import { type QuarantinedFile, quarantine } from "./json-file.ts";
import { readText } from "./read-text.ts";

interface JsonLinesOptions<T> {
  readonly path: string;
  /** The version of the records' format. */
  readonly version: number;
  readonly schema: z.ZodType<T>;
  /** Returns the current time in milliseconds since the epoch. */
  readonly now: () => number;
}

export interface JsonLines<T> {
  /** Returns the records from memory, those too that could not be saved. */
  get(): readonly T[];
  /**
   * Adds records in memory and on disk. If the file cannot be written, throws StoreWriteError. The
   * next write then saves these records, too.
   */
  append(records: readonly T[]): void;
  /** Replaces all records in memory and on disk. May throw StoreWriteError, like `append`. */
  replace(records: readonly T[]): void;
  /** Returns the size of the file in characters. */
  size(): number;
  readonly quarantined?: QuarantinedFile;
}

const headerSchema = z.object({ version: z.int().min(1) });

export function openJsonLines<T>(options: JsonLinesOptions<T>): JsonLines<T> {
  const { path } = options;
  const found = read(options);
  const moved = "reason" in found ? quarantine(path, found.reason, options.now()) : undefined;
  let { records, size, isComplete } = "reason" in found ? nothing<T>() : found;

  function write(write: () => void): void {
    // Write everything next time if this fails halfway.
    isComplete = false;
    try {
      if (moved?.moveError !== undefined) throw moved.moveError;
      write();
    } catch (error) {
      throw new StoreWriteError(error);
    }
    isComplete = true;
  }

  function writeAll(): void {
    const text = linesOf([{ version: options.version }, ...records]);
    write(() => {
      const unfinished = `${path}.tmp`;
      writeFileSync(unfinished, text, { mode: 0o600, flush: true });
      renameSync(unfinished, path);
    });
    size = text.length;
  }

  return {
    get: () => records,
    append(added) {
      records = [...records, ...added];
      if (!isComplete) return writeAll();
      const text = linesOf(added);
      write(() => appendFileSync(path, text, { mode: 0o600 }));
      size += text.length;
    },
    replace(next) {
      records = next;
      writeAll();
    },
    size: () => size,
    ...(moved && { quarantined: { file: moved.file, reason: moved.reason } }),
  };
}

const linesOf = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join("");

interface Lines<T> {
  readonly records: readonly T[];
  readonly size: number;
  /** Whether a line can be appended. False if there is no file, or if its last line has no end. */
  readonly isComplete: boolean;
}

const nothing = <T>(): Lines<T> => ({ records: [], size: 0, isComplete: false });

function read<T>({
  path,
  version,
  schema,
}: JsonLinesOptions<T>): Lines<T> | Pick<QuarantinedFile, "reason"> {
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    return errorCode(error) === "ENOENT" ? nothing() : { reason: "damaged" };
  }
  const lines = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => parseJson(line));
  const header = headerSchema.safeParse(lines[0]);
  if (header.success && header.data.version > version) return { reason: "newer" };
  const records = lines.flatMap((line) => {
    const record = schema.safeParse(line);
    return record.success ? [record.data] : [];
  });
  if (!header.success && lines.length > 0 && records.length === 0) return { reason: "damaged" };
  return { records, size: text.length, isComplete: header.success && text.endsWith("\n") };
}
