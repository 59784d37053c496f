import { beforeEach, describe, expect, it } from "vitest";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf } from "../../../support/logins.ts";
import { minute, TestDomain } from "../test-domain.ts";

const retry = 10 * minute;

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await flush();
});

/** Disconnects, then locks the keychain before Facebook confirms that access has ended. */
async function disconnectThenLock(disconnect: () => Promise<unknown>): Promise<void> {
  const finishUnsubscribe = domain.facebook.delay("unsubscribe");
  const finishRevoke = domain.facebook.delay("revoke");
  await disconnect();
  await flush();
  domain.keychain.setState("locked");
  finishUnsubscribe();
  finishRevoke();
  await flush();
}
const disconnectOneThenLock = () =>
  disconnectThenLock(() => domain.channels.disconnectAccount("messenger-1"));

describe("a token that is to be deleted", () => {
  it("stays pending while the keychain is locked, although its account is gone at once", async () => {
    await disconnectOneThenLock();
    expect(domain.accountIds).toEqual(["messenger-2"]);
    expect(domain.records.get().pendingDeletes).toEqual(["page:1"]);
    expect(domain.secretNames).toContain("page:1");
  });

  it("is retried every 10 minutes until it is gone", async () => {
    await disconnectOneThenLock();
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

  it("makes no further call to a locked keychain, which could show another prompt", async () => {
    await disconnectThenLock(() => domain.disconnectMessenger());
    expect(domain.records.get().pendingDeletes).toEqual(["page:1", "page:2"]);
    expect(domain.keychain.calls).not.toContain("delete page:2");
  });

  it("does not keep other tokens from being deleted if the keychain refuses", async () => {
    const finishUnsubscribe = domain.facebook.delay("unsubscribe");
    await domain.disconnectMessenger();
    domain.keychain.broken.add("page:1");
    finishUnsubscribe();
    await flush();
    expect(domain.secretNames).toEqual(["page:1"]);
    expect(domain.records.get().pendingDeletes).toEqual(["page:1"]);
  });

  it("is kept if its Page is connected again", async () => {
    await disconnectOneThenLock();
    domain.keychain.setState("open");
    await domain.connect("messenger", loginOf("a", ["1"]));
    await domain.clock.pass(retry);
    expect(domain.secretNames).toContain("page:1");
    expect(domain.accountIds).toContain("messenger-1");
  });

  it("is deleted again if the disk refused to record the deletion", async () => {
    domain.keychain.setState("locked");
    await domain.disconnectMessenger();
    domain.keychain.setState("open");
    domain.records.full = true;
    await domain.clock.pass(retry);
    domain.records.full = false;
    await domain.clock.pass(retry);
    expect(domain.records.get().pendingDeletes).toEqual([]);
    expect(domain.pending).toEqual([]);
    expect(domain.secretNames).toEqual([]);
  });
});
