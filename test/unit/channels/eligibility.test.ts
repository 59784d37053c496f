import { describe, expect, it } from "vitest";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import { type OtherOwners, partitionPages } from "../../../main/channels/eligibility.ts";
import type { ListedPage } from "../../../main/channels/ports/facebook.ts";
import { loginOf, page, unticked, userToken } from "../../support/logins.ts";

const { tasks: _tasks, ...unknownTasks } = page("a", "1");
const { instagram: _instagram, ...noInstagram } = page("a", "1");
const withPersonalAccount = { ...noInstagram, personalInstagram: true } as const;

/** Returns "eligible", or the reason why this Page cannot be connected by user a. */
function verdict(type: ChannelType, listed: ListedPage, otherOwners?: OtherOwners): string {
  const { eligible, ineligible } = partitionPages(type, loginOf("a", [listed]), otherOwners);
  expect(eligible.length + ineligible.length).toBe(1);
  return ineligible[0]?.reason ?? "eligible";
}

describe("a Page for Messenger", () => {
  it.each([
    [["MESSAGING"], "eligible"],
    [["MODERATE"], "eligible"],
    [["PROFILE_PLUS_MESSAGING"], "eligible"],
    [["PROFILE_PLUS_MODERATE"], "eligible"],
    [["PROFILE_PLUS_FULL_CONTROL"], "eligible"],
    [["ADVERTISE", "ANALYZE", "MESSAGING"], "eligible"],
    [["ADVERTISE", "ANALYZE", "CREATE_CONTENT"], "no-messaging-task"],
    [["PROFILE_PLUS_ANALYZE"], "no-messaging-task"],
    [["messaging"], "no-messaging-task"],
    [[], "no-messaging-task"],
  ])("with the tasks %j is %s", (tasks, expected) => {
    expect(verdict("messenger", page("a", "1", { tasks }))).toBe(expected);
  });

  it("is eligible if Facebook does not list the user's tasks", () => {
    expect(verdict("messenger", unknownTasks)).toBe("eligible");
  });

  it("is not ticked if it has no token", () => {
    expect(verdict("messenger", unticked("a", "1"))).toBe("not-ticked");
  });

  it("is not ticked if its token is the user's", () => {
    expect(verdict("messenger", page("a", "1", { token: userToken("a") }))).toBe("not-ticked");
  });
});

describe("a Page", () => {
  it.each([
    ["instagram", "no Instagram account", "no-instagram-account", noInstagram],
    ["instagram", "a personal one", "instagram-not-professional", withPersonalAccount],
    ["instagram", "a professional one", "eligible", page("a", "1")],
    ["messenger", "no Instagram account", "eligible", noInstagram],
    ["messenger", "a personal one", "eligible", withPersonalAccount],
  ] as const)("for %s with %s is %s", (type, _account, expected, listed) => {
    expect(verdict(type, listed)).toBe(expected);
  });

  it.each([
    ["messenger", "pages_messaging", "permission-missing"],
    ["instagram", "instagram_manage_messages", "permission-missing"],
    ["messenger", "instagram_manage_messages", "eligible"],
    ["messenger", "business_management", "eligible"],
  ] as const)("for %s with %s withheld is %s", (type, name, expected) => {
    expect(verdict(type, page("a", "1", { withheld: [name] }))).toBe(expected);
  });

  it("is not eligible if another user connected it, and names that user", () => {
    const otherOwners = new Map([["1", "Anna"]]);
    expect(verdict("messenger", page("a", "1"), otherOwners)).toBe("connected-by-another");
    expect(verdict("messenger", page("a", "2"), otherOwners)).toBe("eligible");
    const { ineligible } = partitionPages("messenger", loginOf("a", ["1"]), otherOwners);
    expect(ineligible).toMatchObject([{ page: { id: "1" }, connectedBy: "Anna" }]);
  });

  it("appears once if Facebook lists it twice", () => {
    const { eligible, ineligible } = partitionPages(
      "messenger",
      loginOf("a", ["1", unticked("a", "2"), "1", unticked("a", "2")]),
    );
    expect(eligible.map(({ id }) => id)).toEqual(["1"]);
    expect(ineligible.map((each) => each.page.id)).toEqual(["2"]);
  });
});

describe("a Page with several reasons against it", () => {
  const { token: _, ...worst } = page("a", "1", { tasks: [], withheld: ["instagram_basic"] });
  const otherOwners = new Map([["1", "Anna"]]);
  const { instagram: _instagram, ...bare } = worst;
  const token = "page-token-a-1";
  const tasks = ["MESSAGING"];

  it.each([
    ["not-ticked", bare],
    ["no-messaging-task", { ...bare, token }],
    ["permission-missing", { ...bare, token, tasks }],
    ["no-instagram-account", { ...bare, token, tasks, withheld: [] }],
    ["connected-by-another", { ...worst, token, tasks, withheld: [] }],
  ])("gets the reason that has to be resolved first: %s", (expected, listed) => {
    expect(verdict("instagram", listed, otherOwners)).toBe(expected);
  });
});
