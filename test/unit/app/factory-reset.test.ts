import { beforeEach, describe, expect, it } from "vitest";
import { createFactoryReset, type FactoryReset } from "../../../main/app/factory-reset.ts";
import { StoreWriteError } from "../../../main/channels/ports/records.ts";
import { defaultSettings, type StoredSettings } from "../../../main/storage/settings.ts";
import { flush } from "../../support/doubles/flush.ts";
import { FakeKeychain } from "../../support/doubles/keychain.ts";
import { MemoryRecords } from "../../support/doubles/records.ts";
import { account, loginOf, problem, user } from "../../support/logins.ts";
import { TestDomain } from "../channels/test-domain.ts";

let domain: TestDomain;
let other: { records: MemoryRecords; keychain: FakeKeychain };
let practice: boolean;
let appSecrets: number;
let settings: StoredSettings;
let saveSettings: (next: StoredSettings) => void;
let reset: FactoryReset;
/** The modes whose activity was deleted, which are `true` for practice mode. */
let cleared: boolean[];

const salvageable = (records: MemoryRecords) => ({
  get: () => records.get(),
  set: (next: Parameters<MemoryRecords["set"]>[0]) => records.set(next),
  salvage: () => ({ users: [], secrets: [], tokenItems: 0 }),
});

beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1"]));
  await flush();
  other = { records: new MemoryRecords(), keychain: new FakeKeychain() };
  practice = false;
  appSecrets = 0;
  cleared = [];
  settings = defaultSettings;
  saveSettings = (next) => {
    settings = next;
  };
  reset = (leave) =>
    createFactoryReset({
      workspace: () => ({ files: { practice }, channels: domain.channels }),
      stores: {
        filesOf: (mode) => ({
          records: salvageable(mode === practice ? domain.records : other.records),
          activity: { clear: () => cleared.push(mode) },
        }),
        settings: {
          get: () => settings,
          set: (next) => saveSettings(next),
          salvage: () => ({ appSecrets: ["9"], startAtLogin: true }),
        },
      },
      keychains: practice
        ? { practice: domain.keychain, real: other.keychain }
        : { practice: other.keychain, real: domain.keychain },
      metaApp: { wipe: async () => appSecrets },
    })(leave);
});

const fillOther = () => {
  other.records.set({
    ...other.records.get(),
    accounts: [account("messenger", "7", "z")],
    users: [user("z")],
  });
  other.keychain.items.set("page:7", "token").set("user:z", "token");
};

it("saves that a reset began, and what quarantined settings record, before changing anything", async () => {
  let accounts: readonly string[] = [];
  saveSettings = (next) => {
    accounts = domain.accountIds;
    settings = next;
  };
  expect(await reset([])).toEqual({ state: "removed" });
  expect(accounts).toEqual(["messenger-1"]);
  expect(settings).toMatchObject({
    factoryResetPending: true,
    appSecrets: ["9"],
    startAtLogin: true,
  });
});

it("changes nothing and says why if it cannot save that a reset began", async () => {
  saveSettings = () => {
    throw new StoreWriteError(new Error("ENOSPC"));
  };
  await expect(reset([])).rejects.toMatchObject({ problem: { code: "not_saved" } });
  expect(domain.accountIds).toEqual(["messenger-1"]);
});

it("passes on an unexpected error unchanged", async () => {
  saveSettings = () => {
    throw new TypeError("a bug");
  };
  await expect(reset([])).rejects.toThrow(TypeError);
});

describe("access that Facebook does not confirm as revoked", () => {
  beforeEach(() => {
    domain.facebook.revocation = { ok: false, problem: problem("down") };
  });

  it("is listed, and its token is kept until the user agrees to leave it", async () => {
    expect(await reset([])).toEqual({
      state: "left",
      leftover: "facebook",
      pending: [{ kind: "access", userId: "a", userName: "User a" }],
    });
    expect(domain.secretNames).toEqual(["user:a"]);
    expect(await reset(["facebook"])).toEqual({ state: "removed" });
    expect(domain.secretNames).toEqual([]);
  });

  it("can be confirmed by the next attempt", async () => {
    await reset([]);
    domain.facebook.revocation = { ok: true, value: null };
    expect(await reset([])).toEqual({ state: "removed" });
    expect(domain.facebook.endings).toContain("user a");
  });
});

it("deletes the activity of both modes together with the accounts", async () => {
  domain.facebook.revocation = { ok: false, problem: problem("down") };
  await reset([]);
  expect(cleared).toEqual([]);
  appSecrets = 1;
  expect(await reset(["facebook"])).toMatchObject({ state: "left", leftover: "keychain" });
  expect(cleared.toSorted()).toEqual([false, true]);
});

describe("the accounts of the other mode", () => {
  it("are removed together with this mode's accounts and all secrets", async () => {
    fillOther();
    expect(await reset([])).toEqual({ state: "removed" });
    expect(other.records.get().accounts).toEqual([]);
    expect([...other.keychain.items.keys()]).toEqual([]);
  });

  it("are listed first if they are real, because practice mode cannot revoke their access", async () => {
    practice = true;
    fillOther();
    expect(await reset([])).toEqual({
      state: "left",
      leftover: "facebook",
      pending: [{ kind: "access", userId: "z", userName: "User z" }],
    });
    expect(other.keychain.items.size).toBe(2);
    expect(await reset(["facebook"])).toEqual({ state: "removed" });
    expect(other.keychain.items.size).toBe(0);
  });
});

describe("secrets that the keychain does not delete", () => {
  it("are counted for both modes and the Meta app, and left only if the user agrees", async () => {
    fillOther();
    other.keychain.setState("locked");
    appSecrets = 1;
    expect(await reset([])).toEqual({ state: "left", leftover: "keychain", secrets: 3 });
    expect(await reset(["keychain"])).toEqual({ state: "removed" });
  });

  it("are deleted by the next attempt once the keychain is unlocked", async () => {
    fillOther();
    other.keychain.setState("locked");
    await reset([]);
    other.keychain.setState("open");
    expect(await reset([])).toEqual({ state: "removed" });
    expect(other.keychain.items.size).toBe(0);
  });
});
