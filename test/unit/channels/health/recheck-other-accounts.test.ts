import { beforeEach, describe, expect, it } from "vitest";
import { loginOf, problem, unticked, withoutPermission } from "../../../support/logins.ts";
import { TestDomain } from "../test-domain.ts";

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("messenger", loginOf("b", ["9"]));
  domain.facebook.checks.length = 0;
});

const checked = () => domain.facebook.checks.flat().map(({ accountId }) => accountId);

describe("after a login, the user's other accounts", () => {
  it("are checked, and one that was not selected again fails", async () => {
    domain.facebook.checkProblems.set("2", problem("not_granted", "not-granted"));
    await domain.connect("messenger", loginOf("a", ["1", unticked("a", "2")]));
    expect(checked()).toEqual(["messenger-2"]);
    expect(domain.health).toEqual({
      "messenger-1": "works",
      "messenger-2": "not-granted",
      "messenger-9": "works",
    });
  });

  it.each([
    ["does not list their Page", loginOf("a", ["1"])],
    ["connects nothing", loginOf("a", [unticked("a", "1")])],
    ["lists no Page", loginOf("a", [])],
    ["lacks a permission", loginOf("a", ["1"], withoutPermission("pages_messaging"))],
  ])("are checked if the login %s", async (_what, login) => {
    domain.facebook.checkProblems.set("2", problem("not_granted", "not-granted"));
    await domain.connect("messenger", login);
    expect(domain.health["messenger-2"]).toBe("not-granted");
    expect(domain.health["messenger-9"]).toBe("works");
  });

  it("are checked even if another user was expected", async () => {
    domain.facebook.checkProblems.set("9", problem("not_granted", "not-granted"));
    await domain.connect("messenger", loginOf("b", ["1"]), { reconnectAccountId: "messenger-1" });
    expect(domain.health).toEqual({
      "messenger-1": "works",
      "messenger-2": "works",
      "messenger-9": "not-granted",
    });
  });

  it("are checked if the new token lacks a permission that their channel requires", async () => {
    const login = loginOf("a", ["1", "2"], withoutPermission("pages_messaging"));
    await domain.connect("instagram", login);
    expect(domain.facebook.checks[0]?.map(({ accountId }) => accountId)).toEqual([
      "messenger-1",
      "messenger-2",
    ]);
  });

  it("are not checked if the login shows that they work", async () => {
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    expect(checked()).toEqual([]);
  });

  it("keep their health if Facebook gives no clear answer", async () => {
    domain.facebook.checkProblems.set("2", problem("throttled"));
    await domain.connect("messenger", loginOf("a", ["1", unticked("a", "2")]));
    expect(domain.health["messenger-2"]).toBe("works");
  });
});
