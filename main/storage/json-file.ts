/**
 * One JSON file of ours: checked when it is read, written whole and atomically, and never overwritten when it
 * cannot be understood. electron-store does the writing (a temporary file, then a rename).
 */

import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import type Store from "electron-store";
import { z } from "zod";
import { parseJson } from "../../common/json.ts";
import { StoreWriteError } from "../channels/ports/records.ts";

export interface JsonFileOptions<T> {
  /** Absolute. */
  readonly folder: string;
  /** Without `.json`. */
  readonly name: string;
  /** Of the data's shape; raised when a migration is added. */
  readonly version: number;
  /** Data of an earlier version, as untrusted as it was read, in the shape of this one; the schema judges what comes of it. */
  readonly migrate?: (data: unknown, version: number) => unknown;
  readonly schema: z.ZodType<T>;
  readonly empty: T;
  /** Milliseconds since the epoch, for the name of a file that is kept aside. */
  readonly now: () => number;
}

export interface JsonFile<T> {
  /** From memory; the disk is read once. */
  get(): T;
  /** Throws StoreWriteError when the disk refuses; then nothing changed. */
  set(data: T): void;
  /** A file was there that could not be used: its new name and why. */
  readonly quarantined?: QuarantinedFile;
}

export interface QuarantinedFile {
  readonly file: string;
  readonly why: "damaged" | "newer";
}

type Envelope = { version: number; data: unknown };
const envelope = z.object({ version: z.int().min(1), data: z.unknown() });

type Reading<T> =
  | { kind: "none" }
  | { kind: "read"; data: T }
  | { kind: "unusable"; why: QuarantinedFile["why"] };

let writer: typeof Store | undefined;

/** Once, before anything is written. Reading needs no electron-store, and loading it would hold up the first frame by 50 ms. */
export async function loadWriter(): Promise<void> {
  writer ??= (await import("electron-store")).default;
}

function openStore({ folder, name }: JsonFileOptions<unknown>): Store<Envelope> {
  if (!writer) throw new Error("A file is written before loadWriter().");
  return new writer<Envelope>({
    cwd: folder,
    name,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
    serialize: (value) => JSON.stringify(value),
  });
}

export function openJsonFile<T>(options: JsonFileOptions<T>): JsonFile<T> {
  const path = join(options.folder, `${options.name}.json`);
  const reading = read(path, options);
  // Before the store opens: opening it would read, and later overwrite, what only a person may throw away.
  const aside =
    reading.kind === "unusable" ? keepAside(path, reading.why, options.now()) : undefined;
  let current = reading.kind === "read" ? reading.data : options.empty;
  let store: Store<Envelope> | undefined;
  return {
    get: () => current,
    set(data) {
      try {
        if (aside?.stuck !== undefined) throw aside.stuck;
        store ??= openStore(options);
        store.store = { version: options.version, data };
      } catch (error) {
        throw new StoreWriteError(error);
      }
      current = data;
    },
    ...(aside && { quarantined: { file: aside.file, why: aside.why } }),
  };
}

function read<T>(
  path: string,
  { version, schema, migrate = asItIs }: JsonFileOptions<T>,
): Reading<T> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return { kind: "none" };
    return { kind: "unusable", why: "damaged" };
  }
  const outer = envelope.safeParse(parseJson(text));
  if (!outer.success) return { kind: "unusable", why: "damaged" };
  if (outer.data.version > version) return { kind: "unusable", why: "newer" };
  const { data } = outer.data;
  const inner = schema.safeParse(
    outer.data.version < version ? migrate(data, outer.data.version) : data,
  );
  return inner.success ? { kind: "read", data: inner.data } : { kind: "unusable", why: "damaged" };
}

const asItIs = (data: unknown): unknown => data;

interface Aside extends QuarantinedFile {
  /** Why the file could not be moved; while it lies in its place nothing may be written there. */
  readonly stuck?: unknown;
}

function keepAside(path: string, why: QuarantinedFile["why"], now: number): Aside {
  const file = freeName(
    path,
    `${why}-${new Date(now).toISOString().slice(0, 19).replaceAll(":", "-")}`,
  );
  try {
    renameSync(path, file);
    return { file, why };
  } catch (stuck) {
    return { file: path, why, stuck };
  }
}

/** Two files may go bad within a second; a rename would silently replace the first. */
function freeName(path: string, mark: string, turn = 1): string {
  const file = path.replace(/\.json$/, `.${mark}${turn > 1 ? `-${turn}` : ""}.json`);
  return existsSync(file) ? freeName(path, mark, turn + 1) : file;
}
