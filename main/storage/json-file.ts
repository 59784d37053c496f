/**
 * Versioned JSON files. Files are validated when they are read. electron-store writes them
 * atomically, by renaming a temporary file. An unusable file is moved aside instead of overwritten.
 */
import { existsSync, renameSync } from "node:fs";
import { join, parse } from "node:path";
import type Store from "electron-store";
import { z } from "zod";
import { parseJson } from "../../common/json.ts";
import { StoreWriteError } from "../channels/ports/records.ts";
import { errorCode } from "../error-code.ts";
import { readText } from "./read-text.ts";

export interface JsonFileOptions<T> {
  /** The absolute path of the folder that contains the file. */
  readonly folder: string;
  /** The file's name without `.json`. */
  readonly name: string;
  /** The version of the data's format. If you raise it, also extend `migrate`. */
  readonly version: number;
  /**
   * Converts data of an earlier version to the current version. The input has not been validated,
   * but `schema` validates the result.
   */
  readonly migrate?: (data: unknown, version: number) => unknown;
  readonly schema: z.ZodType<T>;
  /** The data to use if there is no usable file. */
  readonly empty: T;
  /**
   * Returns the current time in milliseconds since the epoch. The time becomes part of a
   * quarantined file's name.
   */
  readonly now: () => number;
}

export interface JsonFile<T> {
  /** Returns the data from memory. The file is read only when it is opened. */
  get(): T;
  /**
   * Writes the data to disk and memory. If the file cannot be written, throws StoreWriteError and
   * changes nothing.
   */
  set(data: T): void;
  /** The file that was moved aside because it was unusable. Absent if there was none. */
  readonly quarantined?: QuarantinedFile;
}

export interface QuarantinedFile {
  /** The path of the file after it was moved aside. */
  readonly file: string;
  readonly reason: "damaged" | "newer";
}

type Envelope = { version: number; data: unknown };
const envelope = z.object({ version: z.int().min(1), data: z.unknown() });

type ReadResult<T> =
  | { kind: "missing" }
  | { kind: "read"; data: T }
  | { kind: "unusable"; reason: QuarantinedFile["reason"] };

let writer: typeof Store | undefined;

/**
 * Loads electron-store, which is only needed for writing. It is not loaded at startup, because that
 * would delay the first frame by 50 ms. This function must have resolved before the first `set`.
 */
export async function loadWriter(): Promise<void> {
  writer ??= (await import("electron-store")).default;
}

function openStore({ folder, name }: JsonFileOptions<unknown>): Store<Envelope> {
  if (!writer) throw new Error("loadWriter() must run before the first write.");
  return new writer<Envelope>({
    cwd: folder,
    name,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
    serialize: (value) => JSON.stringify(value),
    // We read the file ourselves and always replace all of it. electron-store would reject a
    // byte-order mark.
    deserialize: () => ({}) as Envelope,
  });
}

export function openJsonFile<T>(options: JsonFileOptions<T>): JsonFile<T> {
  const path = join(options.folder, `${options.name}.json`);
  const result = read(path, options);
  // Move an unusable file away first. Otherwise, electron-store would later overwrite the file.
  const quarantined =
    result.kind === "unusable" ? quarantine(path, result.reason, options.now()) : undefined;
  let current = result.kind === "read" ? result.data : options.empty;
  let store: Store<Envelope> | undefined;
  return {
    get: () => current,
    set(data) {
      try {
        if (quarantined?.moveError !== undefined) throw quarantined.moveError;
        store ??= openStore(options);
        store.store = { version: options.version, data };
      } catch (error) {
        throw new StoreWriteError(error);
      }
      current = data;
    },
    ...(quarantined && {
      quarantined: { file: quarantined.file, reason: quarantined.reason },
    }),
  };
}

function read<T>(
  path: string,
  { version, schema, migrate = (data) => data }: JsonFileOptions<T>,
): ReadResult<T> {
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    return errorCode(error) === "ENOENT"
      ? { kind: "missing" }
      : { kind: "unusable", reason: "damaged" };
  }
  const outer = envelope.safeParse(parseJson(text));
  if (!outer.success) return { kind: "unusable", reason: "damaged" };
  const { data, version: found } = outer.data;
  if (found > version) return { kind: "unusable", reason: "newer" };
  const inner = schema.safeParse(found < version ? migrate(data, found) : data);
  return inner.success
    ? { kind: "read", data: inner.data }
    : { kind: "unusable", reason: "damaged" };
}

interface Quarantine extends QuarantinedFile {
  /** Present if the file could not be moved. If so, `set` fails rather than overwrite the file. */
  readonly moveError?: unknown;
}

/** Moves an unusable file away, so that nothing overwrites it. */
export function quarantine(
  path: string,
  reason: QuarantinedFile["reason"],
  now: number,
): Quarantine {
  const time = new Date(now).toISOString().slice(0, 19).replaceAll(":", "-");
  const file = unusedName(path, `${reason}-${time}`);
  try {
    renameSync(path, file);
    return { file, reason };
  } catch (moveError) {
    return { file: path, reason, moveError };
  }
}

/**
 * Returns an unused path for a quarantined file. If the path were in use, renaming would silently
 * replace a file that was quarantined in the same second.
 */
function unusedName(path: string, mark: string, attempt = 1): string {
  const { dir, name, ext } = parse(path);
  const file = join(dir, `${name}.${mark}${attempt > 1 ? `-${attempt}` : ""}${ext}`);
  return existsSync(file) ? unusedName(path, mark, attempt + 1) : file;
}
