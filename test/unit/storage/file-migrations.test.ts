/**
 * Opens the files in test/fixtures/storage. That folder has a file for each version of each kind,
 * named `KIND-VERSION.json`. When you raise a version, add a file of the new version and leave the
 * earlier files unchanged.
 */
import "../../support/plain-node.ts";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadWriter } from "../../../main/storage/json-file.ts";
import { openRecords } from "../../../main/storage/records.ts";
import { openSettings } from "../../../main/storage/settings.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/storage");

const kinds = {
  accounts: (folder: string) => openRecords({ folder, practice: false, now: () => 0 }),
  settings: (folder: string) => openSettings(folder, () => 0),
};
type Kind = keyof typeof kinds;

const fixturesOf = (kind: Kind) =>
  readdirSync(fixtures).filter((name) => name.startsWith(`${kind}-`));
const parsed = (file: string) => JSON.parse(readFileSync(file, "utf8"));

beforeAll(loadWriter);

let folder: string;
beforeEach(() => {
  folder = tempFolder();
});
const pathOf = (kind: Kind) => join(folder, `${kind}.json`);

/** Opens the file, writes it back and returns the version of the written file. */
function rewrite(kind: Kind): number {
  if (kind === "accounts") {
    const records = kinds.accounts(folder);
    records.set(records.get());
  } else {
    const settings = kinds.settings(folder);
    settings.set(settings.get());
  }
  return parsed(pathOf(kind)).version;
}

describe.each(Object.keys(kinds) as Kind[])("the file of %s", (kind) => {
  it("has a fixture of every version, including the current one", () => {
    const versions = fixturesOf(kind).map((name) => parsed(join(fixtures, name)).version);
    const current = rewrite(kind);
    expect([...new Set(versions)].sort()).toEqual(
      Array.from({ length: current }, (_, index) => index + 1),
    );
  });

  it.each(fixturesOf(kind))("keeps the data of %s when it is rewritten", (name) => {
    copyFileSync(join(fixtures, name), pathOf(kind));
    const before = kinds[kind](folder);
    expect(before.quarantined).toBeUndefined();
    expect(rewrite(kind)).toBeGreaterThanOrEqual(parsed(join(fixtures, name)).version);
    const after = kinds[kind](folder);
    expect(after.quarantined).toBeUndefined();
    expect(after.get()).toEqual(before.get());
    expect(readdirSync(folder)).toEqual([`${kind}.json`]);
  });

  it("keeps everything in its current version", () => {
    const file = join(fixtures, `${kind}-${rewrite(kind)}.json`);
    copyFileSync(file, pathOf(kind));
    expect(kinds[kind](folder).get()).toEqual(parsed(file).data);
  });

  it("is quarantined unchanged if a newer version wrote it", () => {
    const current = rewrite(kind);
    const newer = JSON.stringify({ version: current + 1, data: { unknown: ["field"] } });
    writeFileSync(pathOf(kind), newer);
    const { quarantined } = kinds[kind](folder);
    expect(quarantined?.reason).toBe("newer");
    expect(rewrite(kind)).toBe(current);
    expect(readFileSync(quarantined?.file ?? "", "utf8")).toBe(newer);
  });
});
