import { beforeEach, describe, expect, it } from "vitest";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf } from "../../../support/logins.ts";
import { TestDomain } from "../test-domain.ts";

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await flush();
  domain.facebook.goDown();
});

describe("pending work", () => {
  it("is finished after a restart", async () => {
    await domain.disconnectMessenger();
    const next = await domain.restart();
    expect(next.facebook.endings).toEqual(["page 1", "page 2", "user a"]);
    expect(next.secretNames).toEqual([]);
  });

  it("is finished after a check", async () => {
    await domain.connect("instagram", loginOf("b", ["9"]));
    await domain.disconnectMessenger();
    domain.facebook.comeBack();
    await domain.channels.check();
    await flush();
    expect(domain.pending).toEqual([]);
  });

  it("starts one retry timer, even after two disconnects", async () => {
    domain.keychain.setState("locked");
    await Promise.all([
      domain.channels.disconnectAccount("messenger-1"),
      domain.channels.disconnectAccount("messenger-2"),
    ]);
    await flush();
    expect(domain.clock.pending).toBe(1);
  });

  it("is not retried once the app closes", async () => {
    await domain.disconnectMessenger();
    domain.channels.close();
    expect(domain.clock.pending).toBe(0);
  });

  it("is not retried if the app closes while Facebook is slow", async () => {
    const finish = domain.facebook.delay("revoke");
    await domain.disconnectMessenger();
    domain.channels.close();
    finish();
    await flush();
    expect(domain.clock.pending).toBe(0);
  });
});
