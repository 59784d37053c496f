import { beforeEach, describe, expect, it } from "vitest";
import { flush } from "../../support/doubles/flush.ts";
import { loginOf, problem, unticked } from "../../support/logins.ts";
import { TestDomain } from "./test-domain.ts";

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("instagram", loginOf("a", ["1"]));
});

describe("after a login", () => {
  const checked = () => domain.facebook.checks.flat().map(({ accountId }) => accountId);

  beforeEach(async () => {
    await flush();
    domain.facebook.checks.length = 0;
  });

  it("checks new Instagram accounts in the background and says that it is checking", async () => {
    const finishCheck = domain.facebook.delay("check");
    domain.facebook.checkProblems.set("2", problem("access_off", "instagram-access-off"));
    const { result } = await domain.connect("instagram", loginOf("a", ["1", "2"]));
    expect(result).toMatchObject({ ok: true, value: { total: 2 } });
    expect(domain.channels.flows.list()).toEqual([]);
    expect(domain.channels.checks()).toEqual([
      { scope: { kind: "channel", type: "instagram" }, total: 2 },
    ]);
    expect(domain.health["instagram-2"]).toBe("works");
    finishCheck();
    await flush();
    expect(domain.channels.checks()).toEqual([]);
    expect(checked()).toEqual(["instagram-1", "instagram-2"]);
    expect(domain.health).toMatchObject({
      "instagram-1": "works",
      "instagram-2": "instagram-access-off",
      "messenger-2": "works",
    });
  });

  it("loses only the result of the background check if the disk is full", async () => {
    domain.facebook.checkProblems.set("1", problem("access_off", "instagram-access-off"));
    const finishCheck = domain.facebook.delay("check");
    await domain.connect("instagram", loginOf("a", ["1", "2"]));
    domain.records.full = true;
    finishCheck();
    await flush();
    expect(domain.channels.checks()).toEqual([]);
    expect(domain.health["instagram-1"]).toBe("works");
  });

  it("checks nothing if no account was connected or the channel is Messenger", async () => {
    await domain.connect("instagram", loginOf("a", []));
    domain.facebook.checks.length = 0;
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    await flush();
    expect(domain.facebook.checks).toEqual([]);
  });
});

describe("the list", () => {
  it("tells whether this is practice mode, and which Pages could not be connected", async () => {
    await domain.connect("messenger", loginOf("a", ["1", unticked("a", "5")]));
    const { practice, unconnectable } = domain.channels.list();
    expect(practice).toBe(false);
    expect(unconnectable.map(({ pageId }) => pageId)).toEqual(["5"]);
  });

  it("contains no token", () => {
    expect(JSON.stringify(domain.channels.list())).not.toContain("token-");
  });
});
