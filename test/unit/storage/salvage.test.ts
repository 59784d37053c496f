import "../../support/plain-node.ts";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptyRecords, type Records } from "../../../main/channels/model.ts";
import { loadWriter } from "../../../main/storage/json-file.ts";
import { openRecords } from "../../../main/storage/records.ts";
import { openSettings } from "../../../main/storage/settings.ts";
import { account, user } from "../../support/logins.ts";
import { tempFolder } from "../../support/temp-folder.ts";

beforeAll(loadWriter);

let folder: string;
beforeEach(() => {
  folder = tempFolder();
});

const records: Records = {
  ...emptyRecords,
  accounts: [
    account("messenger", "1", "a"),
    account("instagram", "1", "a", { instagram: { id: "77", username: "page" } }),
  ],
  users: [user("a")],
  pendingWrites: ["page:2"],
  pendingDeletes: ["user:b"],
  tokenItems: 12,
  pendingRevocations: [user("c")],
  pendingUnsubscribes: [{ pageId: "3", name: "Page 3", userId: "c", reason: "disconnected" }],
};
const text = JSON.stringify({ version: 1, data: records });
const everything = {
  users: [user("a"), user("c")],
  secrets: ["page:1", "page:2", "page:3", "user:b"],
  tokenItems: 12,
};

/** Creates a damaged file of records and salvages it. */
function salvage(damaged: string) {
  writeFileSync(join(folder, "accounts.json"), damaged);
  const file = openRecords({ folder, practice: false, now: () => 0 });
  expect(file.quarantined).toBeDefined();
  const { users, secrets, tokenItems } = file.salvage();
  const byId = (one: { readonly id: string }, other: { readonly id: string }) =>
    one.id.localeCompare(other.id);
  return { users: users.toSorted(byId), secrets: secrets.toSorted(), tokenItems };
}

describe("quarantined records", () => {
  it.each([
    ["a file cut off at the end", text.slice(0, -5)],
    ["a file of a later version", text.replace('"version":1', '"version":99')],
    ["a file with added spaces", `${JSON.stringify(JSON.parse(text), null, 2)}}`],
  ])("name all users and secrets in %s", (_how, damaged) => {
    expect(salvage(damaged)).toEqual(everything);
  });

  it("name the users and secrets before a cut", () => {
    const upTo = text.indexOf('"instagram-1"');
    expect(salvage(text.slice(0, upTo))).toEqual({
      users: [{ id: "a", name: "a" }],
      secrets: ["page:1"],
      tokenItems: 0,
    });
  });

  it("are read in later runs, in their own mode only", () => {
    salvage(text.slice(0, -5));
    const own = openRecords({ folder, practice: false, now: () => 0 });
    expect(own.quarantined).toBeUndefined();
    expect(own.salvage().secrets).toHaveLength(4);
    const practice = openRecords({ folder, practice: true, now: () => 0 });
    expect(practice.salvage()).toEqual({ users: [], secrets: [], tokenItems: 0 });
  });
});

it("quarantined settings name every Meta app and whether the app starts with the computer", () => {
  const data = {
    port: "none",
    startAtLogin: true,
    metaApp: { appId: "123", version: "v26.0" },
    appSecrets: ["123", "4-5"],
  };
  writeFileSync(join(folder, "settings.json"), JSON.stringify({ version: 1, data }));
  const settings = openSettings(folder, () => 0);
  expect(settings.quarantined).toBeDefined();
  expect(settings.salvage()).toEqual({ appSecrets: ["123", "4-5"], startAtLogin: true });
  expect(openSettings(tempFolder(), () => 0).salvage()).toEqual({
    appSecrets: [],
    startAtLogin: false,
  });
});
