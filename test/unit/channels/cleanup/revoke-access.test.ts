import { beforeEach, describe, expect, it } from "vitest";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, problem, userToken } from "../../../support/logins.ts";
import { browserId, codeResponse, minute, TestDomain } from "../test-domain.ts";

const retry = 10 * minute;

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await flush();
});

const revokedUsers = () => domain.facebook.revocations.map(({ id }) => id);

describe("a user's access", () => {
  it("is revoked with the last account, and the user's token is deleted", async () => {
    await domain.channels.disconnectAccount("messenger-1");
    await flush();
    expect(domain.facebook.revocations).toEqual([]);
    await domain.channels.disconnectAccount("messenger-2");
    await flush();
    expect(domain.facebook.revocations).toEqual([{ id: "a", token: userToken("a") }]);
    expect(domain.secretNames).toEqual([]);
    expect(domain.pending).toEqual([]);
  });

  it("stays pending with its token if Facebook fails, and is revoked by a retry", async () => {
    domain.facebook.revocation = { ok: false, problem: problem("down") };
    await domain.disconnectMessenger();
    expect(domain.accountIds).toEqual([]);
    expect(domain.pending).toEqual(["user a"]);
    expect(domain.secretNames).toEqual(["user:a"]);
    domain.facebook.comeBack();
    await domain.clock.pass(retry);
    expect(domain.pending).toEqual([]);
    expect(domain.secretNames).toEqual([]);
    expect(domain.clock.pending).toBe(0);
  });

  it("does not hold up another disconnect while Facebook is slow", async () => {
    await domain.connect("messenger", loginOf("b", ["9"]));
    const finish = domain.facebook.delay("revoke");
    await domain.channels.disconnectAccount("messenger-9");
    await flush();
    expect(await domain.channels.disconnectAccount("messenger-1")).toBe(true);
    expect(domain.accountIds).toEqual(["messenger-2"]);
    finish();
    await flush();
    expect(domain.secretNames).toEqual(["page:2", "user:a"]);
  });

  it("is given up if the token is gone", async () => {
    domain.keychain.items.delete("user:a");
    await domain.disconnectMessenger();
    expect(domain.facebook.revocations).toEqual([]);
    expect(domain.pending).toEqual([]);
  });

  it("stays pending while the keychain is locked", async () => {
    domain.keychain.setState("locked");
    await domain.disconnectMessenger();
    expect(domain.facebook.revocations).toEqual([]);
    expect(domain.pending).toContain("user a");
  });
});

describe("during a login, a user's access", () => {
  it("is not revoked", async () => {
    domain.facebook.goDown();
    await domain.disconnectMessenger();
    domain.facebook.comeBack();
    domain.begin("instagram");
    domain.facebook.revocations.length = 0;
    await domain.clock.pass(retry - 1);
    expect(domain.facebook.revocations).toEqual([]);
  });

  it("is not revoked even if another user's revocation is running when the login begins", async () => {
    await domain.connect("messenger", loginOf("b", ["9"]));
    const finish = domain.facebook.delay("revoke");
    await domain.disconnectMessenger();
    domain.begin("messenger");
    finish();
    await flush();
    expect(revokedUsers()).toEqual(["a"]);
    expect(domain.pending).toEqual(["user b"]);
  });

  it("is not revoked if it is the same user who logs in", async () => {
    const finishLogin = domain.facebook.delay("readLogin");
    domain.facebook.login = { ok: true, value: loginOf("a", ["1"]) };
    const end = domain.channels.flows.finish(domain.begin("messenger"), browserId, codeResponse);
    await domain.disconnectMessenger();
    expect(domain.facebook.revocations).toEqual([]);
    finishLogin();
    expect((await end)?.result.ok).toBe(true);
    await flush();
    await domain.clock.pass(retry);
    expect(domain.facebook.revocations).toEqual([]);
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
  });
});

describe("after a login, a user's access", () => {
  it("is revoked if the login came to nothing", async () => {
    domain.facebook.goDown();
    await domain.disconnectMessenger();
    domain.facebook.comeBack();
    domain.begin("instagram");
    // The first retry revokes nothing, because the login is still in progress. The second retry
    // revokes the access, because the login has timed out by then.
    await domain.clock.pass(retry);
    await domain.clock.pass(retry);
    expect(domain.pending).toEqual([]);
  });

  it("stays if the user logged in again while another user's revocation was slow", async () => {
    await domain.connect("messenger", loginOf("b", ["9"]));
    const finish = domain.facebook.delay("revoke");
    await domain.disconnectMessenger();
    await domain.connect("messenger", loginOf("b", ["9"]));
    finish();
    await flush();
    expect(revokedUsers()).toEqual(["a"]);
    expect(domain.pending).toEqual([]);
  });

  it("keeps its token if the user logged in again while their own revocation was slow", async () => {
    const finish = domain.facebook.delay("revoke");
    await domain.disconnectMessenger();
    await domain.connect("messenger", loginOf("a", ["1"]));
    finish();
    await flush();
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
    expect(domain.records.get().users.map(({ id }) => id)).toEqual(["a"]);
  });
});
