import { beforeEach, describe, expect, it } from "vitest";
import { revocationsOf } from "../../../main/channels/views.ts";
import { MemoryRecords } from "../../support/doubles/records.ts";
import { settled } from "../../support/doubles/settled.ts";
import { FakeVault } from "../../support/doubles/vault.ts";
import { account, loginOf, problem, user, userToken } from "../../support/logins.ts";
import { browser, code, minutes, World } from "./world.ts";

const retry = 10 * minutes;

let world: World;
beforeEach(async () => {
  world = new World();
  await world.connect("messenger", loginOf("a", ["1", "2"]));
  await settled();
});

/** What the window shows of them. */
const revocations = () => revocationsOf(world.records.get());

const disconnectAll = async () => {
  await world.channels.disconnectChannel("messenger");
  await settled();
};
const facebookIsDown = () => {
  world.facebook.revocation = { ok: false, problem: problem("down") };
};
const facebookIsBack = () => {
  world.facebook.revocation = { ok: true, value: null };
};

describe("the tombstone of a secret", () => {
  it("stays while the keychain is locked, though the account is gone at once", async () => {
    world.vault.become("locked");
    expect(await world.channels.disconnectAccount("messenger-1")).toBe(true);
    expect(world.accounts).toEqual(["messenger-2"]);
    expect(world.records.get().removing).toEqual(["page:1"]);
    expect(world.secrets).toContain("page:1");
  });

  it("is tried again every 10 minutes until the secret is gone", async () => {
    world.vault.become("locked");
    await world.channels.disconnectAccount("messenger-1");
    await settled();
    await world.clock.pass(retry);
    expect(world.records.get().removing).toEqual(["page:1"]);
    world.vault.become("open");
    await world.clock.pass(retry - 1);
    expect(world.secrets).toContain("page:1");
    await world.clock.pass(1);
    expect(world.secrets).not.toContain("page:1");
    expect(world.records.get().removing).toEqual([]);
    expect(world.clock.pending).toBe(0);
  });

  it("asks a locked keychain once: each further question could put up one more prompt", async () => {
    world.vault.become("locked");
    await disconnectAll();
    expect(world.records.get().removing).toEqual(["page:1", "page:2"]);
    expect(world.vault.calls).not.toContain("remove page:2");
  });

  it("does not keep those behind it when its own item is refused", async () => {
    world.vault.broken.add("page:1");
    await disconnectAll();
    expect(world.secrets).toEqual(["page:1"]);
    expect(world.records.get().removing).toEqual(["page:1"]);
  });

  it("is lifted when the Page is connected again", async () => {
    world.vault.become("locked");
    await world.channels.disconnectAccount("messenger-1");
    world.vault.become("open");
    await world.connect("messenger", loginOf("a", ["1"]));
    await world.clock.pass(retry);
    expect(world.secrets).toContain("page:1");
    expect(world.accounts).toContain("messenger-1");
  });

  it("outlives a disk that refuses to note what was removed", async () => {
    world.vault.become("locked");
    await disconnectAll();
    world.vault.become("open");
    world.records.full = true;
    await world.clock.pass(retry);
    world.records.full = false;
    await world.clock.pass(retry);
    expect(world.records.get()).toMatchObject({ removing: [], revoking: [] });
    expect(world.secrets).toEqual([]);
  });
});

describe("access at Facebook", () => {
  it("ends with a user's last account, and the user's token with it", async () => {
    await world.channels.disconnectAccount("messenger-1");
    await settled();
    expect(world.facebook.revocations).toEqual([]);
    await world.channels.disconnectAccount("messenger-2");
    await settled();
    expect(world.facebook.revocations).toEqual([{ id: "a", token: userToken("a") }]);
    expect(world.secrets).toEqual([]);
    expect(revocations()).toEqual([]);
  });

  it("that Facebook does not end is shown, its token kept, and tried again", async () => {
    facebookIsDown();
    await disconnectAll();
    expect(world.accounts).toEqual([]);
    expect(revocations()).toEqual([{ userId: "a", userName: "User a" }]);
    expect(world.secrets).toEqual(["user:a"]);
    facebookIsBack();
    await world.clock.pass(retry);
    expect(revocations()).toEqual([]);
    expect(world.secrets).toEqual([]);
    expect(world.clock.pending).toBe(0);
  });

  it("is waited for by no disconnect", async () => {
    await world.connect("messenger", loginOf("b", ["9"]));
    const slow = Promise.withResolvers<void>();
    world.facebook.revokeGate = slow.promise;
    await world.channels.disconnectAccount("messenger-9");
    await settled();
    expect(await world.channels.disconnectAccount("messenger-1")).toBe(true);
    expect(world.accounts).toEqual(["messenger-2"]);
    slow.resolve();
    await settled();
    expect(world.secrets).toEqual(["page:2", "user:a"]);
  });

  it("is not ended while somebody logs in", async () => {
    facebookIsDown();
    await disconnectAll();
    facebookIsBack();
    world.begin("instagram");
    world.facebook.revocations.length = 0;
    await world.clock.pass(retry - 1);
    expect(world.facebook.revocations).toEqual([]);
  });

  it("is not ended for the next user once somebody began to log in", async () => {
    await world.connect("messenger", loginOf("b", ["9"]));
    const slow = Promise.withResolvers<void>();
    world.facebook.revokeGate = slow.promise;
    await disconnectAll();
    world.begin("messenger");
    slow.resolve();
    await settled();
    expect(world.facebook.revocations.map(({ id }) => id)).toEqual(["a"]);
    expect(revocations().map(({ userId }) => userId)).toEqual(["b"]);
  });

  it("is ended later when the login came to nothing", async () => {
    facebookIsDown();
    await disconnectAll();
    facebookIsBack();
    world.begin("instagram");
    // The login times out in the same moment at the latest; the next try finds nobody.
    await world.clock.pass(retry);
    await world.clock.pass(retry);
    expect(revocations()).toEqual([]);
  });

  it("is not ended for a user who came back while Facebook was slow", async () => {
    const slow = Promise.withResolvers<void>();
    world.facebook.revokeGate = slow.promise;
    await world.channels.disconnectChannel("messenger");
    await settled();
    await world.connect("messenger", loginOf("a", ["1"]));
    slow.resolve();
    await settled();
    expect(world.secrets).toEqual(["page:1", "user:a"]);
    expect(world.records.get().users.map(({ id }) => id)).toEqual(["a"]);
  });

  it("is not asked for once the token is lost: there is nothing to ask with", async () => {
    world.vault.items.delete("user:a");
    await disconnectAll();
    expect(world.facebook.revocations).toEqual([]);
    expect(revocations()).toEqual([]);
  });

  it("stays pending while the keychain is locked", async () => {
    world.vault.become("locked");
    await disconnectAll();
    expect(world.facebook.revocations).toEqual([]);
    expect(revocations()).toHaveLength(1);
  });
});

describe("the next start", () => {
  it("undoes what a connect had begun", async () => {
    const next = new World({
      records: new MemoryRecords({ writing: ["user:b", "page:7"] }),
      vault: new FakeVault(new Map([["user:b", "x"]])),
    });
    await next.channels.settle();
    expect(next.secrets).toEqual([]);
    expect(next.records.get()).toMatchObject({ writing: [], removing: [] });
  });

  it("says to connect again what was kept for one run only", async () => {
    const kept = account("messenger", "1", "a", { kept: "memory" });
    const other = account("messenger", "2", "a");
    const records = new MemoryRecords({ accounts: [kept, other], users: [user("a")] });
    const next = new World({ records });
    await next.channels.settle();
    expect(next.health).toEqual({ "messenger-1": "reconnect", "messenger-2": "works" });
  });

  it("writes nothing where nothing was left", async () => {
    const before = world.records.get();
    await world.channels.settle();
    expect(world.records.get()).toBe(before);
  });
});

describe("closing", () => {
  it("stops the retries", async () => {
    facebookIsDown();
    await disconnectAll();
    world.channels.close();
    expect(world.clock.pending).toBe(0);
  });

  it("during a retry starts no other", async () => {
    facebookIsDown();
    const slow = Promise.withResolvers<void>();
    world.facebook.revokeGate = slow.promise;
    await world.channels.disconnectChannel("messenger");
    await settled();
    world.channels.close();
    slow.resolve();
    await settled();
    expect(world.clock.pending).toBe(0);
  });
});

it("two disconnects leave one retry", async () => {
  facebookIsDown();
  world.vault.become("locked");
  await Promise.all([
    world.channels.disconnectAccount("messenger-1"),
    world.channels.disconnectAccount("messenger-2"),
  ]);
  await settled();
  expect(world.clock.pending).toBe(1);
});

it("a login under way is not disturbed by a disconnect of the same user", async () => {
  const gate = Promise.withResolvers<void>();
  world.facebook.loginGate = gate.promise;
  world.facebook.login = { ok: true, value: loginOf("a", ["1"]) };
  const end = world.channels.flows.finish(world.begin("messenger"), browser, code);
  await disconnectAll();
  expect(world.facebook.revocations).toEqual([]);
  gate.resolve();
  expect((await end)?.outcome.ok).toBe(true);
  await settled();
  await world.clock.pass(retry);
  expect(world.facebook.revocations).toEqual([]);
  expect(world.secrets).toEqual(["page:1", "user:a"]);
});
