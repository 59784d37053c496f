import { beforeEach, describe, expect, it, vi } from "vitest";
import { createRemoval, type RemoveEverything } from "../../../main/app/factory-reset.ts";
import { StoreWriteError } from "../../../main/channels/ports/index.ts";
import { flush } from "../../support/doubles/flush.ts";
import { FakeKeychain } from "../../support/doubles/keychain.ts";
import { MemoryRecords } from "../../support/doubles/records.ts";
import { account, loginOf, problem, user } from "../../support/logins.ts";
import { TestDomain } from "../channels/test-domain.ts";

let world: TestDomain;
let other: { records: MemoryRecords; keychain: FakeKeychain; real: boolean };
let appSecrets: number;
const begin = vi.fn<() => void>();
let remove: RemoveEverything;

beforeEach(async () => {
  vi.resetAllMocks();
  world = new TestDomain();
  await world.connect("messenger", loginOf("a", ["1"]));
  await flush();
  other = { records: new MemoryRecords(), keychain: new FakeKeychain(), real: false };
  appSecrets = 0;
  remove = createRemoval({
    channels: world.channels,
    records: world.records,
    openOther: () => other,
    metaApp: { forget: async () => appSecrets },
    begin,
  });
});

const fillOther = () => {
  other.records.set({
    ...other.records.get(),
    accounts: [account("messenger", "7", "z")],
    users: [user("z")],
  });
  other.keychain.items.set("page:7", "token").set("user:z", "token");
};

it("writes down that it has begun before it changes anything", async () => {
  begin.mockImplementation(() => expect(world.accounts).toEqual(["messenger-1"]));
  expect(await remove([])).toEqual({ state: "removed" });
  expect(begin).toHaveBeenCalledOnce();
});

it("that cannot be written down does nothing, and says why", async () => {
  begin.mockImplementation(() => {
    throw new StoreWriteError(new Error("ENOSPC"));
  });
  await expect(remove([])).rejects.toMatchObject({ problem: { code: "not_saved" } });
  expect(world.accounts).toEqual(["messenger-1"]);
});

it("passes a fault of our own on as what it is", async () => {
  begin.mockImplementation(() => {
    throw new TypeError("a fault");
  });
  await expect(remove([])).rejects.toThrow(TypeError);
});

describe("what Facebook does not confirm", () => {
  beforeEach(() => {
    world.facebook.revocation = { ok: false, problem: problem("down") };
  });

  it("is told, and its token is kept until the user agrees to leave it", async () => {
    expect(await remove([])).toEqual({
      state: "left",
      rest: "facebook",
      pending: [{ kind: "access", userId: "a", userName: "User a" }],
    });
    expect(world.secrets).toEqual(["user:a"]);
    expect(await remove(["facebook"])).toEqual({ state: "removed" });
    expect(world.secrets).toEqual([]);
  });

  it("may be confirmed at the next try", async () => {
    await remove([]);
    world.facebook.revocation = { ok: true, value: null };
    expect(await remove([])).toEqual({ state: "removed" });
    expect(world.facebook.ended).toContain("user a");
  });
});

describe("the accounts of the other mode", () => {
  it("go with those of this one, secrets too", async () => {
    fillOther();
    expect(await remove([])).toEqual({ state: "removed" });
    expect(other.records.get().accounts).toEqual([]);
    expect([...other.keychain.items.keys()]).toEqual([]);
  });

  it("that are real are told first: practice mode cannot end their access at Facebook", async () => {
    other.real = true;
    fillOther();
    expect(await remove([])).toEqual({
      state: "left",
      rest: "facebook",
      pending: [{ kind: "access", userId: "z", userName: "User z" }],
    });
    expect(other.keychain.items.size).toBe(2);
    expect(await remove(["facebook"])).toEqual({ state: "removed" });
    expect(other.keychain.items.size).toBe(0);
  });
});

describe("what the keychain does not remove", () => {
  it("is counted over all its parts, and left only where the user agrees", async () => {
    fillOther();
    other.keychain.become("locked");
    appSecrets = 1;
    expect(await remove([])).toEqual({ state: "left", rest: "keychain", secrets: 3 });
    expect(await remove(["keychain"])).toEqual({ state: "removed" });
  });

  it("goes at the next try once it is unlocked", async () => {
    fillOther();
    other.keychain.become("locked");
    await remove([]);
    other.keychain.become("open");
    expect(await remove([])).toEqual({ state: "removed" });
    expect(other.keychain.items.size).toBe(0);
  });
});
