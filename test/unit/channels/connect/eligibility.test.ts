import { describe, expect, it } from "vitest";
import type { ChannelType } from "../../../../common/contract/accounts.ts";
import { type OtherOwners, partitionPages } from "../../../../main/channels/connect/eligibility.ts";
import type { ListedPage } from "../../../../main/channels/ports/facebook.ts";
import { loginOf, page, unticked, userToken } from "../../../support/logins.ts";

const { tasks: _tasks, ...noTasksSaid } = page("a", "1");
const { instagram: _instagram, ...noInstagram } = page("a", "1");

/** "connected", or the reason against it, for a Page in a login of user a. */
function verdict(type: ChannelType, listed: ListedPage, held?: OtherOwners): string {
  const { eligible, ineligible } = partitionPages(type, loginOf("a", [listed]), held);
  expect(eligible.length + ineligible.length).toBe(1);
  return ineligible[0]?.reason ?? "connected";
}

describe("a Page's tasks", () => {
  it.each([
    [["MESSAGING"], "connected"],
    [["MODERATE"], "connected"],
    [["PROFILE_PLUS_MESSAGING"], "connected"],
    [["PROFILE_PLUS_MODERATE"], "connected"],
    [["PROFILE_PLUS_FULL_CONTROL"], "connected"],
    [["ADVERTISE", "ANALYZE", "MESSAGING"], "connected"],
    [["ADVERTISE", "ANALYZE", "CREATE_CONTENT"], "no-messaging-task"],
    [["PROFILE_PLUS_ANALYZE"], "no-messaging-task"],
    [["messaging"], "no-messaging-task"],
    [[], "no-messaging-task"],
  ])("%j: %s", (tasks, expected) => {
    expect(verdict("messenger", page("a", "1", { tasks }))).toBe(expected);
  });

  it("do not stand against it where Facebook did not say", () => {
    expect(verdict("messenger", noTasksSaid)).toBe("connected");
  });
});

describe("a Page's token", () => {
  it("is missing where the Page was not ticked", () => {
    expect(verdict("messenger", unticked("a", "1"))).toBe("not-ticked");
  });

  it("is never the user's own", () => {
    expect(verdict("messenger", page("a", "1", { token: userToken("a") }))).toBe("not-ticked");
  });
});

describe("a Page's Instagram account", () => {
  it.each([
    ["instagram", noInstagram, "no-instagram-account"],
    ["instagram", { ...noInstagram, personalInstagram: true }, "instagram-not-professional"],
    ["messenger", noInstagram, "connected"],
    ["messenger", { ...noInstagram, personalInstagram: true }, "connected"],
    ["instagram", page("a", "1"), "connected"],
  ] as const)("for %s", (type, listed, expected) => {
    expect(verdict(type, listed)).toBe(expected);
  });
});

describe("a permission that was not given for this Page", () => {
  it.each([
    ["messenger", "pages_messaging", "permission-missing"],
    ["instagram", "instagram_manage_messages", "permission-missing"],
    ["messenger", "instagram_manage_messages", "connected"],
    ["messenger", "business_management", "connected"],
  ] as const)("for %s, %s: %s", (type, name, expected) => {
    expect(verdict(type, page("a", "1", { withheld: [name] }))).toBe(expected);
  });
});

describe("a Page that somebody else connected", () => {
  const held = new Map([["1", "Anna"]]);

  it("is left to them, whose name is told", () => {
    expect(verdict("messenger", page("a", "1"), held)).toBe("connected-by-another");
    expect(verdict("messenger", page("a", "2"), held)).toBe("connected");
    const { ineligible } = partitionPages("messenger", loginOf("a", ["1"]), held);
    expect(ineligible).toMatchObject([{ page: { id: "1" }, connectedBy: "Anna" }]);
  });
});

describe("a Page with more than one thing against it", () => {
  const { token: _, ...worst } = page("a", "1", { tasks: [], withheld: ["instagram_basic"] });
  const held = new Map([["1", "Anna"]]);
  const { instagram: _instagram, ...bare } = worst;
  const token = "page-token-a-1";
  const tasks = ["MESSAGING"];

  it.each([
    ["not-ticked", bare],
    ["no-messaging-task", { ...bare, token }],
    ["permission-missing", { ...bare, token, tasks }],
    ["no-instagram-account", { ...bare, token, tasks, withheld: [] }],
    ["connected-by-another", { ...worst, token, tasks, withheld: [] }],
  ])("has one reason, the first that has to be mended: %s", (expected, listed) => {
    expect(verdict("instagram", listed, held)).toBe(expected);
  });
});

it("takes a Page once that was listed twice", () => {
  const { eligible, ineligible } = partitionPages(
    "messenger",
    loginOf("a", ["1", unticked("a", "2"), "1", unticked("a", "2")]),
  );
  expect(eligible.map(({ id }) => id)).toEqual(["1"]);
  expect(ineligible.map((each) => each.page.id)).toEqual(["2"]);
});
