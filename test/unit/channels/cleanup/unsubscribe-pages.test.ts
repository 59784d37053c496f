import { beforeEach, describe, expect, it } from "vitest";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, pageToken, problem } from "../../../support/logins.ts";
import { minute, TestDomain } from "../test-domain.ts";

const retry = 10 * minute;
const manyPages = (count: number) => Array.from({ length: count }, (_, index) => `${index + 10}`);

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await flush();
});

describe("the subscription of a disconnected Page", () => {
  it("ends once no channel uses the Page, and its token is deleted", async () => {
    await domain.channels.disconnectAccount("messenger-1");
    await flush();
    expect(domain.facebook.unsubscriptions).toEqual([
      [{ pageId: "1", token: pageToken("a", "1") }],
    ]);
    expect(domain.pending).toEqual([]);
    expect(domain.secretNames).toEqual(["page:2", "user:a"]);
  });

  it("stays while the other channel uses the Page", async () => {
    await domain.connect("instagram", loginOf("a", ["1"]));
    await domain.channels.disconnectAccount("messenger-1");
    await flush();
    expect(domain.facebook.unsubscriptions).toEqual([]);
    await domain.channels.disconnectAccount("instagram-1");
    await flush();
    expect(domain.facebook.unsubscriptions).toHaveLength(1);
  });

  it("ends before the user's access, which would end the Page's token", async () => {
    await domain.disconnectMessenger();
    expect(domain.facebook.endings).toEqual(["page 1", "page 2", "user a"]);
    expect(domain.secretNames).toEqual([]);
  });

  it("stays pending with its token if Facebook fails, and the user keeps access until a retry", async () => {
    domain.facebook.goDown();
    await domain.disconnectMessenger();
    expect(domain.accountIds).toEqual([]);
    expect(domain.pending).toEqual(["user a", "page 1", "page 2"]);
    expect(domain.facebook.revocations).toEqual([]);
    expect(domain.secretNames).toEqual(["page:1", "page:2", "user:a"]);
    domain.facebook.comeBack();
    domain.facebook.endings.length = 0;
    await domain.clock.pass(retry);
    expect(domain.facebook.endings).toEqual(["page 1", "page 2", "user a"]);
    expect(domain.pending).toEqual([]);
    expect(domain.secretNames).toEqual([]);
    expect(domain.clock.pending).toBe(0);
  });

  it("does not hold up the revocation of another user if Facebook refuses to end it", async () => {
    await domain.connect("messenger", loginOf("b", ["9"]));
    domain.facebook.subscriptionProblems.set("1", problem("checkpoint", "action-at-facebook"));
    await domain.disconnectMessenger();
    expect(domain.facebook.revocations.map(({ id }) => id)).toEqual(["b"]);
    expect(domain.pending).toEqual(["user a", "page 1"]);
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
  });

  it("stays pending while the keychain is locked, and calls the keychain only once", async () => {
    domain.keychain.setState("locked");
    domain.keychain.calls.length = 0;
    await domain.disconnectMessenger();
    expect(domain.facebook.endings).toEqual([]);
    expect(domain.pending).toEqual(["user a", "page 1", "page 2"]);
    expect(domain.keychain.calls).toEqual(["read page:1"]);
  });

  it("is given up if the token is gone", async () => {
    domain.keychain.items.delete("page:1");
    await domain.disconnectMessenger();
    expect(domain.facebook.endings).toEqual(["page 2", "user a"]);
    expect(domain.pending).toEqual([]);
  });

  it("does not hold up the revocation of its user if the keychain fails to return the token", async () => {
    domain.keychain.broken.add("page:1");
    await domain.disconnectMessenger();
    expect(domain.facebook.endings).toEqual(["page 2", "user a"]);
    expect(domain.pending).toEqual(["page 1"]);
  });

  it("stays if the Page is connected again first", async () => {
    domain.facebook.goDown();
    await domain.channels.disconnectAccount("messenger-1");
    await flush();
    domain.facebook.comeBack();
    domain.facebook.endings.length = 0;
    await domain.connect("messenger", loginOf("a", ["1"]));
    await domain.clock.pass(retry);
    expect(domain.facebook.endings).toEqual([]);
    expect(domain.pending).toEqual([]);
    expect(domain.secretNames).toEqual(["page:1", "page:2", "user:a"]);
  });

  it("leaves the token of a Page that is connected again while Facebook is slow", async () => {
    const finish = domain.facebook.delay("unsubscribe");
    await domain.channels.disconnectAccount("messenger-1");
    await flush();
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    finish();
    await flush();
    expect(domain.secretNames).toEqual(["page:1", "page:2", "user:a"]);
    expect(domain.records.get()).toMatchObject({ pendingDeletes: [], pendingUnsubscribes: [] });
  });

  it("ends in batches, and no batch follows one that failed", async () => {
    await domain.connect("messenger", loginOf("a", manyPages(120)));
    domain.facebook.goDown();
    await domain.disconnectMessenger();
    expect(domain.facebook.unsubscriptions.map(({ length }) => length)).toEqual([50]);
    domain.facebook.comeBack();
    domain.facebook.unsubscriptions.length = 0;
    await domain.clock.pass(retry);
    expect(domain.facebook.unsubscriptions.map(({ length }) => length)).toEqual([50, 50, 22]);
    expect(domain.secretNames).toEqual([]);
  });

  it("stays pending once a login begins", async () => {
    await domain.connect("messenger", loginOf("a", manyPages(60)));
    const finish = domain.facebook.delay("unsubscribe");
    await domain.disconnectMessenger();
    domain.begin("instagram");
    finish();
    await flush();
    expect(domain.facebook.unsubscriptions).toHaveLength(1);
    expect(domain.pending).toHaveLength(1 + 12);
  });
});
