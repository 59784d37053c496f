/**
 * Finds users and secrets in quarantined files. A factory reset needs them, because only these
 * files tell which secrets are left in the keychain. A damaged file may be cut off anywhere, so we
 * match patterns instead of parsing JSON.
 */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { maxTokenItems } from "../channels/model.ts";
import type { SalvagedRecords } from "../channels/ports/records.ts";
import { pageSecretName, type SecretName, secretKinds } from "../channels/ports/secret-kinds.ts";
import { readText } from "./read-text.ts";

/** `name` is the original file's name without `.json`. */
export function salvageRecords(folder: string, name: string): SalvagedRecords {
  const text = quarantinedText(folder, name);
  return { users: usersIn(text), secrets: secretsIn(text), tokenItems: tokenItemsIn(text) };
}

export interface SalvagedSettings {
  /** The ids of the Meta apps whose secret may be in the keychain. */
  readonly appSecrets: readonly string[];
  readonly startAtLogin: boolean;
}

export function salvageSettings(folder: string): SalvagedSettings {
  const text = quarantinedText(folder, "settings");
  return { appSecrets: appIdsIn(text), startAtLogin: /"startAtLogin"\s*:\s*true/.test(text) };
}

/** Returns the text of all quarantined files. json-file.ts chooses their names. */
function quarantinedText(folder: string, name: string): string {
  const files = readdirSync(folder).filter(
    (file) => file.startsWith(`${name}.damaged-`) || file.startsWith(`${name}.newer-`),
  );
  return files.map((file) => readIfPossible(join(folder, file))).join("\n");
}

function readIfPossible(file: string): string {
  try {
    return readText(file);
  } catch {
    return "";
  }
}

function usersIn(text: string): SalvagedRecords["users"] {
  const withoutName = matches(text, /"userId"\s*:\s*"(\w{1,64})"/g);
  const withName = matches(text, /\{\s*"id"\s*:\s*"(\w{1,64})"\s*,\s*"name"\s*:\s*"([^"\\]*)/g);
  const names = new Map([
    ...withoutName.map(([id]) => [id, id] as const),
    ...withName.map(([id, name = id]) => [id, name] as const),
  ]);
  return [...names].map(([id, name]) => ({ id, name }));
}

function secretsIn(text: string): readonly SecretName[] {
  const pages = matches(text, /"pageId"\s*:\s*"(\w{1,64})"/g);
  const named = matches(text, new RegExp(`"((?:${secretKinds.join("|")}):\\w{1,64})"`, "g"));
  return [
    ...new Set([
      ...pages.map(([id]) => pageSecretName(id)),
      ...named.map(([name]) => name as SecretName),
    ]),
  ];
}

function tokenItemsIn(text: string): number {
  const counts = matches(text, /"tokenItems"\s*:\s*(\d{1,6})/g).map(([count]) => Number(count));
  return Math.max(0, ...counts.filter((count) => count <= maxTokenItems));
}

function appIdsIn(text: string): readonly string[] {
  const current = matches(text, /"appId"\s*:\s*"([\w-]{1,64})"/g);
  const lists = matches(text, /"appSecrets"\s*:\s*\[([^\]]*)/g);
  const listed = lists.flatMap(([ids]) => matches(ids, /"([\w-]{1,64})"/g));
  return [...new Set([...current, ...listed].map(([id]) => id))];
}

/** Returns the capturing groups of every match. `pattern` must have at least one group. */
const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, ...groups]) => groups as [string, ...string[]]);
