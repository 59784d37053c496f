/**
 * What files that were kept aside still tell of what lies elsewhere: "Remove everything" removes them, and after that nobody
 * could say which secrets in the keychain are Pagekeeper's. They are read by pattern, since one may be cut off anywhere.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SecretName } from "../channels/model.ts";
import type { SalvagedRecords } from "../channels/ports/records.ts";

/** `name`: of the file, without `.json`. */
export const salvageRecords = (folder: string, name: string): SalvagedRecords =>
  recordsIn(textKeptAside(folder, name));

export interface SalvagedSettings {
  /** App IDs whose secret may lie in the keychain. */
  readonly appSecrets: readonly string[];
  readonly startAtLogin: boolean;
}

export function salvageSettings(folder: string): SalvagedSettings {
  const text = textKeptAside(folder, "settings");
  return { appSecrets: appsIn(text), startAtLogin: /"startAtLogin"\s*:\s*true/.test(text) };
}

/** As `file.ts` names them. One that cannot be read tells nothing. */
function textKeptAside(folder: string, name: string): string {
  const names = readdirSync(folder).filter(
    (each) => each.startsWith(`${name}.damaged-`) || each.startsWith(`${name}.newer-`),
  );
  return names.map((each) => textOf(join(folder, each))).join("\n");
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function recordsIn(text: string): SalvagedRecords {
  const named = found(text, /\{\s*"id"\s*:\s*"(\w{1,64})"\s*,\s*"name"\s*:\s*"([^"\\]*)/g);
  const unnamed = found(text, /"userId"\s*:\s*"(\w{1,64})"/g);
  const pages = found(text, /"pageId"\s*:\s*"(\w{1,64})"/g);
  const written = found(text, /"(page|user):(\w{1,64})"/g);
  const users = new Map([
    ...unnamed.map(([id]) => [id, id] as const),
    ...named.map(([id, name = id]) => [id, name] as const),
  ]);
  const secrets = new Set<SecretName>([
    ...pages.map(([id]) => `page:${id}` as const),
    ...written.map(([kind, id]) => `${kind === "page" ? "page" : "user"}:${id}` as const),
  ]);
  return { users: [...users].map(([id, name]) => ({ id, name })), secrets: [...secrets] };
}

function appsIn(text: string): readonly string[] {
  const saved = found(text, /"appId"\s*:\s*"([\w-]{1,64})"/g);
  const listed = found(text, /"appSecrets"\s*:\s*\[([^\]]*)/g).flatMap(([ids]) =>
    found(ids, /"([\w-]{1,64})"/g),
  );
  return [...new Set([...saved, ...listed].map(([id]) => id))];
}

/** The groups of every match, of which the pattern has at least one. */
const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, ...groups]) => groups as [string, ...string[]]);
