import { beforeEach, describe, expect, it } from "vitest";
import { pendingViews } from "../../../../main/channels/views.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { FakeKeychain } from "../../../support/doubles/keychain.ts";
import { MemoryRecords } from "../../../support/doubles/records.ts";
import { account, loginOf, pageToken, problem, user, userToken } from "../../../support/logins.ts";
import { browser, code, minutes, TestDomain } from "../test-domain.ts";

const retry = 10 * minutes;

let world: TestDomain;
beforeEach(async () => {
  world = new TestDomain();
  await world.connect("messenger", loginOf("a", ["1", "2"]));
  await flush();
});

/** What the window shows as not yet confirmed: "user a", "page 1". */
const pending = () =>
  pendingViews(world.records.get()).map((end) =>
    end.kind === "access" ? `user ${end.userId}` : `page ${end.pageId}`,
  );

const disconnectAll = async () => {
  await world.channels.disconnectChannel("messenger");
  await flush();
};
const facebookIsDown = () => {
  world.facebook.revocation = { ok: false, problem: problem("down") };
  world.facebook.stuck.set("*", problem("down"));
};
const facebookIsBack = () => {
  world.facebook.revocation = { ok: true, value: null };
  world.facebook.stuck.clear();
};

describe("the tombstone of a secret", () => {
  /** Facebook has confirmed the Page's end, and just then the keychain is locked. */
  async function disconnectThenLock(disconnect: () => Promise<unknown>): Promise<void> {
    const confirmed = Promise.withResolvers<void>();
    world.facebook.unsubscribeGate = confirmed.promise;
    world.facebook.revokeGate = confirmed.promise;
    await disconnect();
    await flush();
    world.keychain.become("locked");
    confirmed.resolve();
    await flush();
  }

  it("stays while the keychain is locked, though the account is gone at once", async () => {
    await disconnectThenLock(() => world.channels.disconnectAccount("messenger-1"));
    expect(world.accounts).toEqual(["messenger-2"]);
    expect(world.records.get().pendingDeletes).toEqual(["page:1"]);
    expect(world.secrets).toContain("page:1");
  });

  it("is tried again every 10 minutes until the secret is gone", async () => {
    await disconnectThenLock(() => world.channels.disconnectAccount("messenger-1"));
    await world.clock.pass(retry);
    expect(world.records.get().pendingDeletes).toEqual(["page:1"]);
    world.keychain.become("open");
    await world.clock.pass(retry - 1);
    expect(world.secrets).toContain("page:1");
    await world.clock.pass(1);
    expect(world.secrets).not.toContain("page:1");
    expect(world.records.get().pendingDeletes).toEqual([]);
    expect(world.clock.pending).toBe(0);
  });

  it("asks a locked keychain once: each further question could put up one more prompt", async () => {
    await disconnectThenLock(disconnectAll);
    expect(world.records.get().pendingDeletes).toEqual(["page:1", "page:2"]);
    expect(world.keychain.calls).not.toContain("remove page:2");
  });

  it("does not keep those behind it when its own item is refused", async () => {
    const confirmed = Promise.withResolvers<void>();
    world.facebook.unsubscribeGate = confirmed.promise;
    await disconnectAll();
    world.keychain.broken.add("page:1");
    confirmed.resolve();
    await flush();
    expect(world.secrets).toEqual(["page:1"]);
    expect(world.records.get().pendingDeletes).toEqual(["page:1"]);
  });

  it("is lifted when the Page is connected again", async () => {
    await disconnectThenLock(() => world.channels.disconnectAccount("messenger-1"));
    world.keychain.become("open");
    await world.connect("messenger", loginOf("a", ["1"]));
    await world.clock.pass(retry);
    expect(world.secrets).toContain("page:1");
    expect(world.accounts).toContain("messenger-1");
  });

  it("outlives a disk that refuses to note what was removed", async () => {
    world.keychain.become("locked");
    await disconnectAll();
    world.keychain.become("open");
    world.records.full = true;
    await world.clock.pass(retry);
    world.records.full = false;
    await world.clock.pass(retry);
    expect(world.records.get()).toMatchObject({
      pendingDeletes: [],
      pendingRevocations: [],
      pendingUnsubscribes: [],
    });
    expect(world.secrets).toEqual([]);
  });
});

describe("a Page's subscription", () => {
  it("ends at Facebook when no channel uses the Page any more, and its token with it", async () => {
    await world.channels.disconnectAccount("messenger-1");
    await flush();
    expect(world.facebook.unsubscriptions).toEqual([[{ pageId: "1", token: pageToken("a", "1") }]]);
    expect(pending()).toEqual([]);
    expect(world.secrets).toEqual(["page:2", "user:a"]);
  });

  it("stays as long as the other channel uses the Page", async () => {
    await world.connect("instagram", loginOf("a", ["1"]));
    await world.channels.disconnectAccount("messenger-1");
    await flush();
    expect(world.facebook.unsubscriptions).toEqual([]);
    await world.channels.disconnectAccount("instagram-1");
    await flush();
    expect(world.facebook.unsubscriptions).toHaveLength(1);
  });

  it("ends before the user's access, which the Page's token would not outlive", async () => {
    await disconnectAll();
    expect(world.facebook.ended).toEqual(["page 1", "page 2", "user a"]);
    expect(world.secrets).toEqual([]);
  });

  it("that Facebook does not end is shown, its token kept, and tried again before the access ends", async () => {
    facebookIsDown();
    await disconnectAll();
    expect(world.accounts).toEqual([]);
    expect(pending()).toEqual(["user a", "page 1", "page 2"]);
    expect(world.facebook.revocations).toEqual([]);
    expect(world.secrets).toEqual(["page:1", "page:2", "user:a"]);
    facebookIsBack();
    world.facebook.ended.length = 0;
    await world.clock.pass(retry);
    expect(world.facebook.ended).toEqual(["page 1", "page 2", "user a"]);
    expect(pending()).toEqual([]);
    expect(world.secrets).toEqual([]);
    expect(world.clock.pending).toBe(0);
  });

  it("that Facebook does not end holds up no other user's access", async () => {
    await world.connect("messenger", loginOf("b", ["9"]));
    world.facebook.stuck.set("1", problem("checkpoint", "action-at-facebook"));
    await disconnectAll();
    expect(world.facebook.revocations.map(({ id }) => id)).toEqual(["b"]);
    expect(pending()).toEqual(["user a", "page 1"]);
    expect(world.secrets).toEqual(["page:1", "user:a"]);
  });

  it("is tried again after a restart", async () => {
    facebookIsDown();
    await disconnectAll();
    world.channels.close();
    const next = new TestDomain({ records: world.records, keychain: world.keychain });
    await next.channels.recoverFromLastRun();
    expect(next.facebook.ended).toEqual(["page 1", "page 2", "user a"]);
    expect(next.secrets).toEqual([]);
  });

  it("is tried again by a check", async () => {
    await world.connect("instagram", loginOf("b", ["9"]));
    facebookIsDown();
    await disconnectAll();
    facebookIsBack();
    await world.channels.check();
    await flush();
    expect(pending()).toEqual([]);
  });

  it("stays pending while the keychain is locked, which is asked once", async () => {
    world.keychain.become("locked");
    world.keychain.calls.length = 0;
    await disconnectAll();
    expect(world.facebook.ended).toEqual([]);
    expect(pending()).toEqual(["user a", "page 1", "page 2"]);
    expect(world.keychain.calls).toEqual(["read page:1"]);
  });

  it("is not asked for once the token is lost: there is nothing to ask with", async () => {
    world.keychain.items.delete("page:1");
    await disconnectAll();
    expect(world.facebook.ended).toEqual(["page 2", "user a"]);
    expect(pending()).toEqual([]);
  });

  it("whose token the keychain does not give keeps nobody's access from ending", async () => {
    world.keychain.broken.add("page:1");
    await disconnectAll();
    expect(world.facebook.ended).toEqual(["page 2", "user a"]);
    expect(pending()).toEqual(["page 1"]);
  });

  it("stays when the Page is connected again before it was ended", async () => {
    facebookIsDown();
    await world.channels.disconnectAccount("messenger-1");
    await flush();
    facebookIsBack();
    world.facebook.ended.length = 0;
    await world.connect("messenger", loginOf("a", ["1"]));
    await world.clock.pass(retry);
    expect(world.facebook.ended).toEqual([]);
    expect(pending()).toEqual([]);
    expect(world.secrets).toEqual(["page:1", "page:2", "user:a"]);
  });

  it("costs the token of no Page that was connected again while Facebook was slow", async () => {
    const slow = Promise.withResolvers<void>();
    world.facebook.unsubscribeGate = slow.promise;
    await world.channels.disconnectAccount("messenger-1");
    await flush();
    const connecting = world.connect("messenger", loginOf("a", ["1", "2"]));
    await connecting;
    slow.resolve();
    await flush();
    expect(world.secrets).toEqual(["page:1", "page:2", "user:a"]);
    expect(world.records.get()).toMatchObject({ pendingDeletes: [], pendingUnsubscribes: [] });
  });

  it("ends for many Pages in batches, and no further batch is sent while Facebook confirms none", async () => {
    const many = Array.from({ length: 120 }, (_, index) => `${index + 10}`);
    await world.connect("messenger", loginOf("a", many));
    facebookIsDown();
    await disconnectAll();
    expect(world.facebook.unsubscriptions.map(({ length }) => length)).toEqual([50]);
    facebookIsBack();
    world.facebook.unsubscriptions.length = 0;
    await world.clock.pass(retry);
    expect(world.facebook.unsubscriptions.map(({ length }) => length)).toEqual([50, 50, 22]);
    expect(world.secrets).toEqual([]);
  });

  it("is not ended any further once somebody begins to log in", async () => {
    const many = Array.from({ length: 60 }, (_, index) => `${index + 10}`);
    await world.connect("messenger", loginOf("a", many));
    const slow = Promise.withResolvers<void>();
    world.facebook.unsubscribeGate = slow.promise;
    await disconnectAll();
    world.begin("instagram");
    slow.resolve();
    await flush();
    expect(world.facebook.unsubscriptions).toHaveLength(1);
    expect(pending()).toHaveLength(1 + 12);
  });
});

describe("access at Facebook", () => {
  it("ends with a user's last account, and the user's token with it", async () => {
    await world.channels.disconnectAccount("messenger-1");
    await flush();
    expect(world.facebook.revocations).toEqual([]);
    await world.channels.disconnectAccount("messenger-2");
    await flush();
    expect(world.facebook.revocations).toEqual([{ id: "a", token: userToken("a") }]);
    expect(world.secrets).toEqual([]);
    expect(pending()).toEqual([]);
  });

  it("that Facebook does not end is shown, its token kept, and tried again", async () => {
    world.facebook.revocation = { ok: false, problem: problem("down") };
    await disconnectAll();
    expect(world.accounts).toEqual([]);
    expect(pending()).toEqual(["user a"]);
    expect(world.secrets).toEqual(["user:a"]);
    facebookIsBack();
    await world.clock.pass(retry);
    expect(pending()).toEqual([]);
    expect(world.secrets).toEqual([]);
    expect(world.clock.pending).toBe(0);
  });

  it("is waited for by no disconnect", async () => {
    await world.connect("messenger", loginOf("b", ["9"]));
    const slow = Promise.withResolvers<void>();
    world.facebook.revokeGate = slow.promise;
    await world.channels.disconnectAccount("messenger-9");
    await flush();
    expect(await world.channels.disconnectAccount("messenger-1")).toBe(true);
    expect(world.accounts).toEqual(["messenger-2"]);
    slow.resolve();
    await flush();
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
    await flush();
    expect(world.facebook.revocations.map(({ id }) => id)).toEqual(["a"]);
    expect(pending()).toEqual(["user b"]);
  });

  it("is not ended for a user who logged in anew while another's end was slow", async () => {
    await world.connect("messenger", loginOf("b", ["9"]));
    const slow = Promise.withResolvers<void>();
    world.facebook.revokeGate = slow.promise;
    await disconnectAll();
    await world.connect("messenger", loginOf("b", ["9"]));
    slow.resolve();
    await flush();
    expect(world.facebook.revocations.map(({ id }) => id)).toEqual(["a"]);
    expect(pending()).toEqual([]);
  });

  it("is ended later when the login came to nothing", async () => {
    facebookIsDown();
    await disconnectAll();
    facebookIsBack();
    world.begin("instagram");
    // The login times out in the same moment at the latest; the next try finds nobody.
    await world.clock.pass(retry);
    await world.clock.pass(retry);
    expect(pending()).toEqual([]);
  });

  it("is not ended for a user who came back while Facebook was slow", async () => {
    const slow = Promise.withResolvers<void>();
    world.facebook.revokeGate = slow.promise;
    await world.channels.disconnectChannel("messenger");
    await flush();
    await world.connect("messenger", loginOf("a", ["1"]));
    slow.resolve();
    await flush();
    expect(world.secrets).toEqual(["page:1", "user:a"]);
    expect(world.records.get().users.map(({ id }) => id)).toEqual(["a"]);
  });

  it("is not asked for once the token is lost: there is nothing to ask with", async () => {
    world.keychain.items.delete("user:a");
    await disconnectAll();
    expect(world.facebook.revocations).toEqual([]);
    expect(pending()).toEqual([]);
  });

  it("stays pending while the keychain is locked", async () => {
    world.keychain.become("locked");
    await disconnectAll();
    expect(world.facebook.revocations).toEqual([]);
    expect(pending()).toContain("user a");
  });
});

describe("the next start", () => {
  it("undoes what a connect had begun", async () => {
    const next = new TestDomain({
      records: new MemoryRecords({ pendingWrites: ["user:b", "page:7"] }),
      keychain: new FakeKeychain(new Map([["user:b", "x"]])),
    });
    await next.channels.recoverFromLastRun();
    expect(next.secrets).toEqual([]);
    expect(next.records.get()).toMatchObject({ pendingWrites: [], pendingDeletes: [] });
  });

  it("says to connect again what was kept for one run only", async () => {
    const kept = account("messenger", "1", "a", { storedIn: "memory" });
    const other = account("messenger", "2", "a");
    const records = new MemoryRecords({ accounts: [kept, other], users: [user("a")] });
    const next = new TestDomain({ records });
    await next.channels.recoverFromLastRun();
    expect(next.health).toEqual({ "messenger-1": "reconnect", "messenger-2": "works" });
  });

  it("writes nothing where nothing was left", async () => {
    const before = world.records.get();
    await world.channels.recoverFromLastRun();
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
    await flush();
    world.channels.close();
    slow.resolve();
    await flush();
    expect(world.clock.pending).toBe(0);
  });
});

it("two disconnects leave one retry", async () => {
  facebookIsDown();
  world.keychain.become("locked");
  await Promise.all([
    world.channels.disconnectAccount("messenger-1"),
    world.channels.disconnectAccount("messenger-2"),
  ]);
  await flush();
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
  expect((await end)?.result.ok).toBe(true);
  await flush();
  await world.clock.pass(retry);
  expect(world.facebook.revocations).toEqual([]);
  expect(world.secrets).toEqual(["page:1", "user:a"]);
});
