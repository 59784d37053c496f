/**
 * Files as earlier versions of Pagekeeper wrote them, in test/fixtures/storage: `accounts-VERSION[-which].json`, written by the
 * code of that time and never touched since. Whoever raises a version keeps a file of the one before.
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

const kept = readdirSync(fixtures);
const keptOf = (kind: Kind) => kept.filter((name) => name.startsWith(`${kind}-`));
const versionOf = (text: string): number => JSON.parse(text).version;
const both = Object.keys(kinds) as Kind[];

beforeAll(loadWriter);

let folder: string;
beforeEach(() => {
  folder = tempFolder();
});
const place = (name: string, kind: Kind) =>
  copyFileSync(join(fixtures, name), join(folder, `${kind}.json`));
const written = (kind: Kind) => readFileSync(join(folder, `${kind}.json`), "utf8");

/** A file of this version, as the next one would see it. */
function writeNow(kind: Kind): number {
  if (kind === "accounts") {
    const records = kinds.accounts(folder);
    records.set(records.get());
  } else {
    const settings = kinds.settings(folder);
    settings.set(settings.get());
  }
  return versionOf(written(kind));
}

describe.each(both)("%s", (kind) => {
  it("has a kept file of every version there has been, this one included", () => {
    const versions = keptOf(kind).map((name) =>
      versionOf(readFileSync(join(fixtures, name), "utf8")),
    );
    const current = writeNow(kind);
    expect([...new Set(versions)].sort()).toEqual(
      Array.from({ length: current }, (_, index) => index + 1),
    );
  });

  it.each(keptOf(kind))(
    "of %s open, with nothing kept aside, and are written as this version's",
    (name) => {
      place(name, kind);
      const before = kinds[kind](folder);
      expect(before.quarantined).toBeUndefined();
      const data = before.get();
      expect(writeNow(kind)).toBeGreaterThanOrEqual(
        versionOf(readFileSync(join(fixtures, name), "utf8")),
      );
      const again = kinds[kind](folder);
      expect(again.quarantined).toBeUndefined();
      expect(again.get()).toEqual(data);
      expect(readdirSync(folder)).toEqual([`${kind}.json`]);
    },
  );

  it("of a newer version is kept aside to the byte, and what this one writes lies beside it", () => {
    const current = writeNow(kind);
    const newer = JSON.stringify({ version: current + 1, data: { unheard: ["of"] } });
    writeFileSync(join(folder, `${kind}.json`), newer);
    const opened = kinds[kind](folder);
    expect(opened.quarantined?.why).toBe("newer");
    writeNow(kind);
    expect(readFileSync(opened.quarantined?.file ?? "", "utf8")).toBe(newer);
    expect(versionOf(written(kind))).toBe(current);
  });
});

describe("what the first accounts had", () => {
  it("is all there", () => {
    place("accounts-1-first.json", "accounts");
    const {
      accounts,
      users,
      unconnectable,
      pendingWrites,
      pendingDeletes,
      pendingRevocations,
      ...since
    } = kinds.accounts(folder).get();
    expect(accounts.map(({ id, storedIn: where, health }) => [id, where, health.state])).toEqual([
      ["messenger-1", "keychain", "reconnect"],
      ["instagram-1", "memory", "works"],
    ]);
    expect(accounts[1]?.instagram).toEqual({ id: "ig", username: "page" });
    expect(users).toEqual([
      { id: "a", name: "User a", tokenExpiresAt: "2027-01-22T10:00:00.000Z" },
    ]);
    expect(unconnectable).toEqual([
      { channel: "instagram", pageId: "2", name: "Page 2", reason: "no-instagram-account" },
    ]);
    expect({ pendingWrites, pendingDeletes, pendingRevocations }).toEqual({
      pendingWrites: ["user:a", "page:1"],
      pendingDeletes: ["page:3", "app:4"],
      pendingRevocations: [{ id: "b", name: "User b" }],
    });
    expect(since).toEqual({ permissionGaps: [], pendingUnsubscribes: [], webhooks: false });
  });
});

it("the last accounts that were kept with words keep all but the words", () => {
  place("accounts-1-last.json", "accounts");
  const last = kinds.accounts(folder).get();
  expect(last.accounts.map(({ id }) => id)).toEqual([
    "messenger-1",
    "instagram-1",
    "messenger-6",
    "messenger-7",
    "messenger-8",
  ]);
  expect(last.accounts.at(-1)?.health).toEqual({
    state: "gone",
    checkedAt: "2026-11-22T10:00:00.000Z",
    remedy: "ask-page-admin",
  });
  expect(last.unconnectable[0]?.link).toEqual({
    place: "linked-accounts",
    url: "https://www.facebook.com/2/settings/?tab=linked_instagram",
  });
  expect(last.users).toHaveLength(2);
  expect(last.pendingUnsubscribes).toHaveLength(1);
  expect(last.webhooks).toBe(true);
});

it("the first settings keep their port, which Meta compares to the letter", () => {
  place("settings-1-first.json", "settings");
  expect(kinds.settings(folder).get().port).toBe(50_000);
});

it("the settings of today keep everything", () => {
  place("settings-1.json", "settings");
  const { data } = JSON.parse(readFileSync(join(fixtures, "settings-1.json"), "utf8"));
  expect(kinds.settings(folder).get()).toEqual(data);
});
