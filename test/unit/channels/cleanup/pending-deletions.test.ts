import { beforeEach, describe, expect, it } from "vitest";
import { pendingViews } from "../../../../main/channels/views.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { FakeKeychain } from "../../../support/doubles/keychain.ts";
import { MemoryRecords } from "../../../support/doubles/records.ts";
import { account, loginOf, pageToken, problem, user, userToken } from "../../../support/logins.ts";
import { browserId, codeResponse, minute, TestDomain } from "../test-domain.ts";

const retry = 10 * minute;

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await flush();
});

/** What the window shows as not yet confirmed: "user a", "page 1". */
const pending = () =>
  pendingViews(domain.records.get()).map((end) =>
    end.kind === "access" ? `user ${end.userId}` : `page ${end.pageId}`,
  );

const disconnectAll = async () => {
  await domain.channels.disconnectChannel("messenger");
  await flush();
};
const facebookIsDown = () => {
  domain.facebook.revocation = { ok: false, problem: problem("down") };
  domain.facebook.subscriptionProblems.set("*", problem("down"));
};
const facebookIsBack = () => {
  domain.facebook.revocation = { ok: true, value: null };
  domain.facebook.subscriptionProblems.clear();
};

describe("the tombstone of a secret", () => {
  /** Facebook has confirmed the Page's end, and just then the keychain is locked. */
  async function disconnectThenLock(disconnect: () => Promise<unknown>): Promise<void> {
    const confirmed = Promise.withResolvers<void>();
    domain.facebook.unsubscribeDelay = confirmed.promise;
    domain.facebook.revokeDelay = confirmed.promise;
    await disconnect();
    await flush();
    domain.keychain.setState("locked");
    confirmed.resolve();
    await flush();
  }

  it("stays while the keychain is locked, though the account is gone at once", async () => {
    await disconnectThenLock(() => domain.channels.disconnectAccount("messenger-1"));
    expect(domain.accountIds).toEqual(["messenger-2"]);
    expect(domain.records.get().pendingDeletes).toEqual(["page:1"]);
    expect(domain.secretNames).toContain("page:1");
  });

  it("is tried again every 10 minutes until the secret is gone", async () => {
    await disconnectThenLock(() => domain.channels.disconnectAccount("messenger-1"));
    await domain.clock.pass(retry);
    expect(domain.records.get().pendingDeletes).toEqual(["page:1"]);
    domain.keychain.setState("open");
    await domain.clock.pass(retry - 1);
    expect(domain.secretNames).toContain("page:1");
    await domain.clock.pass(1);
    expect(domain.secretNames).not.toContain("page:1");
    expect(domain.records.get().pendingDeletes).toEqual([]);
    expect(domain.clock.pending).toBe(0);
  });

  it("asks a locked keychain once: each further question could put up one more prompt", async () => {
    await disconnectThenLock(disconnectAll);
    expect(domain.records.get().pendingDeletes).toEqual(["page:1", "page:2"]);
    expect(domain.keychain.calls).not.toContain("remove page:2");
  });

  it("does not keep those behind it when its own item is refused", async () => {
    const confirmed = Promise.withResolvers<void>();
    domain.facebook.unsubscribeDelay = confirmed.promise;
    await disconnectAll();
    domain.keychain.broken.add("page:1");
    confirmed.resolve();
    await flush();
    expect(domain.secretNames).toEqual(["page:1"]);
    expect(domain.records.get().pendingDeletes).toEqual(["page:1"]);
  });

  it("is lifted when the Page is connected again", async () => {
    await disconnectThenLock(() => domain.channels.disconnectAccount("messenger-1"));
    domain.keychain.setState("open");
    await domain.connect("messenger", loginOf("a", ["1"]));
    await domain.clock.pass(retry);
    expect(domain.secretNames).toContain("page:1");
    expect(domain.accountIds).toContain("messenger-1");
  });

  it("outlives a disk that refuses to note what was removed", async () => {
    domain.keychain.setState("locked");
    await disconnectAll();
    domain.keychain.setState("open");
    domain.records.full = true;
    await domain.clock.pass(retry);
    domain.records.full = false;
    await domain.clock.pass(retry);
    expect(domain.records.get()).toMatchObject({
      pendingDeletes: [],
      pendingRevocations: [],
      pendingUnsubscribes: [],
    });
    expect(domain.secretNames).toEqual([]);
  });
});

describe("a Page's subscription", () => {
  it("ends at Facebook when no channel uses the Page any more, and its token with it", async () => {
    await domain.channels.disconnectAccount("messenger-1");
    await flush();
    expect(domain.facebook.unsubscriptions).toEqual([
      [{ pageId: "1", token: pageToken("a", "1") }],
    ]);
    expect(pending()).toEqual([]);
    expect(domain.secretNames).toEqual(["page:2", "user:a"]);
  });

  it("stays as long as the other channel uses the Page", async () => {
    await domain.connect("instagram", loginOf("a", ["1"]));
    await domain.channels.disconnectAccount("messenger-1");
    await flush();
    expect(domain.facebook.unsubscriptions).toEqual([]);
    await domain.channels.disconnectAccount("instagram-1");
    await flush();
    expect(domain.facebook.unsubscriptions).toHaveLength(1);
  });

  it("ends before the user's access, which the Page's token would not outlive", async () => {
    await disconnectAll();
    expect(domain.facebook.endings).toEqual(["page 1", "page 2", "user a"]);
    expect(domain.secretNames).toEqual([]);
  });

  it("that Facebook does not end is shown, its token kept, and tried again before the access ends", async () => {
    facebookIsDown();
    await disconnectAll();
    expect(domain.accountIds).toEqual([]);
    expect(pending()).toEqual(["user a", "page 1", "page 2"]);
    expect(domain.facebook.revocations).toEqual([]);
    expect(domain.secretNames).toEqual(["page:1", "page:2", "user:a"]);
    facebookIsBack();
    domain.facebook.endings.length = 0;
    await domain.clock.pass(retry);
    expect(domain.facebook.endings).toEqual(["page 1", "page 2", "user a"]);
    expect(pending()).toEqual([]);
    expect(domain.secretNames).toEqual([]);
    expect(domain.clock.pending).toBe(0);
  });

  it("that Facebook does not end holds up no other user's access", async () => {
    await domain.connect("messenger", loginOf("b", ["9"]));
    domain.facebook.subscriptionProblems.set("1", problem("checkpoint", "action-at-facebook"));
    await disconnectAll();
    expect(domain.facebook.revocations.map(({ id }) => id)).toEqual(["b"]);
    expect(pending()).toEqual(["user a", "page 1"]);
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
  });

  it("is tried again after a restart", async () => {
    facebookIsDown();
    await disconnectAll();
    domain.channels.close();
    const next = new TestDomain({ records: domain.records, keychain: domain.keychain });
    await next.channels.recoverFromLastRun();
    expect(next.facebook.endings).toEqual(["page 1", "page 2", "user a"]);
    expect(next.secretNames).toEqual([]);
  });

  it("is tried again by a check", async () => {
    await domain.connect("instagram", loginOf("b", ["9"]));
    facebookIsDown();
    await disconnectAll();
    facebookIsBack();
    await domain.channels.check();
    await flush();
    expect(pending()).toEqual([]);
  });

  it("stays pending while the keychain is locked, which is asked once", async () => {
    domain.keychain.setState("locked");
    domain.keychain.calls.length = 0;
    await disconnectAll();
    expect(domain.facebook.endings).toEqual([]);
    expect(pending()).toEqual(["user a", "page 1", "page 2"]);
    expect(domain.keychain.calls).toEqual(["read page:1"]);
  });

  it("is not asked for once the token is lost: there is nothing to ask with", async () => {
    domain.keychain.items.delete("page:1");
    await disconnectAll();
    expect(domain.facebook.endings).toEqual(["page 2", "user a"]);
    expect(pending()).toEqual([]);
  });

  it("whose token the keychain does not give keeps nobody's access from ending", async () => {
    domain.keychain.broken.add("page:1");
    await disconnectAll();
    expect(domain.facebook.endings).toEqual(["page 2", "user a"]);
    expect(pending()).toEqual(["page 1"]);
  });

  it("stays when the Page is connected again before it was ended", async () => {
    facebookIsDown();
    await domain.channels.disconnectAccount("messenger-1");
    await flush();
    facebookIsBack();
    domain.facebook.endings.length = 0;
    await domain.connect("messenger", loginOf("a", ["1"]));
    await domain.clock.pass(retry);
    expect(domain.facebook.endings).toEqual([]);
    expect(pending()).toEqual([]);
    expect(domain.secretNames).toEqual(["page:1", "page:2", "user:a"]);
  });

  it("costs the token of no Page that was connected again while Facebook was slow", async () => {
    const slow = Promise.withResolvers<void>();
    domain.facebook.unsubscribeDelay = slow.promise;
    await domain.channels.disconnectAccount("messenger-1");
    await flush();
    const connecting = domain.connect("messenger", loginOf("a", ["1", "2"]));
    await connecting;
    slow.resolve();
    await flush();
    expect(domain.secretNames).toEqual(["page:1", "page:2", "user:a"]);
    expect(domain.records.get()).toMatchObject({ pendingDeletes: [], pendingUnsubscribes: [] });
  });

  it("ends for many Pages in batches, and no further batch is sent while Facebook confirms none", async () => {
    const many = Array.from({ length: 120 }, (_, index) => `${index + 10}`);
    await domain.connect("messenger", loginOf("a", many));
    facebookIsDown();
    await disconnectAll();
    expect(domain.facebook.unsubscriptions.map(({ length }) => length)).toEqual([50]);
    facebookIsBack();
    domain.facebook.unsubscriptions.length = 0;
    await domain.clock.pass(retry);
    expect(domain.facebook.unsubscriptions.map(({ length }) => length)).toEqual([50, 50, 22]);
    expect(domain.secretNames).toEqual([]);
  });

  it("is not ended any further once somebody begins to log in", async () => {
    const many = Array.from({ length: 60 }, (_, index) => `${index + 10}`);
    await domain.connect("messenger", loginOf("a", many));
    const slow = Promise.withResolvers<void>();
    domain.facebook.unsubscribeDelay = slow.promise;
    await disconnectAll();
    domain.begin("instagram");
    slow.resolve();
    await flush();
    expect(domain.facebook.unsubscriptions).toHaveLength(1);
    expect(pending()).toHaveLength(1 + 12);
  });
});

describe("access at Facebook", () => {
  it("ends with a user's last account, and the user's token with it", async () => {
    await domain.channels.disconnectAccount("messenger-1");
    await flush();
    expect(domain.facebook.revocations).toEqual([]);
    await domain.channels.disconnectAccount("messenger-2");
    await flush();
    expect(domain.facebook.revocations).toEqual([{ id: "a", token: userToken("a") }]);
    expect(domain.secretNames).toEqual([]);
    expect(pending()).toEqual([]);
  });

  it("that Facebook does not end is shown, its token kept, and tried again", async () => {
    domain.facebook.revocation = { ok: false, problem: problem("down") };
    await disconnectAll();
    expect(domain.accountIds).toEqual([]);
    expect(pending()).toEqual(["user a"]);
    expect(domain.secretNames).toEqual(["user:a"]);
    facebookIsBack();
    await domain.clock.pass(retry);
    expect(pending()).toEqual([]);
    expect(domain.secretNames).toEqual([]);
    expect(domain.clock.pending).toBe(0);
  });

  it("is waited for by no disconnect", async () => {
    await domain.connect("messenger", loginOf("b", ["9"]));
    const slow = Promise.withResolvers<void>();
    domain.facebook.revokeDelay = slow.promise;
    await domain.channels.disconnectAccount("messenger-9");
    await flush();
    expect(await domain.channels.disconnectAccount("messenger-1")).toBe(true);
    expect(domain.accountIds).toEqual(["messenger-2"]);
    slow.resolve();
    await flush();
    expect(domain.secretNames).toEqual(["page:2", "user:a"]);
  });

  it("is not ended while somebody logs in", async () => {
    facebookIsDown();
    await disconnectAll();
    facebookIsBack();
    domain.begin("instagram");
    domain.facebook.revocations.length = 0;
    await domain.clock.pass(retry - 1);
    expect(domain.facebook.revocations).toEqual([]);
  });

  it("is not ended for the next user once somebody began to log in", async () => {
    await domain.connect("messenger", loginOf("b", ["9"]));
    const slow = Promise.withResolvers<void>();
    domain.facebook.revokeDelay = slow.promise;
    await disconnectAll();
    domain.begin("messenger");
    slow.resolve();
    await flush();
    expect(domain.facebook.revocations.map(({ id }) => id)).toEqual(["a"]);
    expect(pending()).toEqual(["user b"]);
  });

  it("is not ended for a user who logged in anew while another's end was slow", async () => {
    await domain.connect("messenger", loginOf("b", ["9"]));
    const slow = Promise.withResolvers<void>();
    domain.facebook.revokeDelay = slow.promise;
    await disconnectAll();
    await domain.connect("messenger", loginOf("b", ["9"]));
    slow.resolve();
    await flush();
    expect(domain.facebook.revocations.map(({ id }) => id)).toEqual(["a"]);
    expect(pending()).toEqual([]);
  });

  it("is ended later when the login came to nothing", async () => {
    facebookIsDown();
    await disconnectAll();
    facebookIsBack();
    domain.begin("instagram");
    // The login times out in the same moment at the latest; the next try finds nobody.
    await domain.clock.pass(retry);
    await domain.clock.pass(retry);
    expect(pending()).toEqual([]);
  });

  it("is not ended for a user who came back while Facebook was slow", async () => {
    const slow = Promise.withResolvers<void>();
    domain.facebook.revokeDelay = slow.promise;
    await domain.channels.disconnectChannel("messenger");
    await flush();
    await domain.connect("messenger", loginOf("a", ["1"]));
    slow.resolve();
    await flush();
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
    expect(domain.records.get().users.map(({ id }) => id)).toEqual(["a"]);
  });

  it("is not asked for once the token is lost: there is nothing to ask with", async () => {
    domain.keychain.items.delete("user:a");
    await disconnectAll();
    expect(domain.facebook.revocations).toEqual([]);
    expect(pending()).toEqual([]);
  });

  it("stays pending while the keychain is locked", async () => {
    domain.keychain.setState("locked");
    await disconnectAll();
    expect(domain.facebook.revocations).toEqual([]);
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
    expect(next.secretNames).toEqual([]);
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
    const before = domain.records.get();
    await domain.channels.recoverFromLastRun();
    expect(domain.records.get()).toBe(before);
  });
});

describe("closing", () => {
  it("stops the retries", async () => {
    facebookIsDown();
    await disconnectAll();
    domain.channels.close();
    expect(domain.clock.pending).toBe(0);
  });

  it("during a retry starts no other", async () => {
    facebookIsDown();
    const slow = Promise.withResolvers<void>();
    domain.facebook.revokeDelay = slow.promise;
    await domain.channels.disconnectChannel("messenger");
    await flush();
    domain.channels.close();
    slow.resolve();
    await flush();
    expect(domain.clock.pending).toBe(0);
  });
});

it("two disconnects leave one retry", async () => {
  facebookIsDown();
  domain.keychain.setState("locked");
  await Promise.all([
    domain.channels.disconnectAccount("messenger-1"),
    domain.channels.disconnectAccount("messenger-2"),
  ]);
  await flush();
  expect(domain.clock.pending).toBe(1);
});

it("a login under way is not disturbed by a disconnect of the same user", async () => {
  const gate = Promise.withResolvers<void>();
  domain.facebook.loginDelay = gate.promise;
  domain.facebook.login = { ok: true, value: loginOf("a", ["1"]) };
  const end = domain.channels.flows.finish(domain.begin("messenger"), browserId, codeResponse);
  await disconnectAll();
  expect(domain.facebook.revocations).toEqual([]);
  gate.resolve();
  expect((await end)?.result.ok).toBe(true);
  await flush();
  await domain.clock.pass(retry);
  expect(domain.facebook.revocations).toEqual([]);
  expect(domain.secretNames).toEqual(["page:1", "user:a"]);
});
