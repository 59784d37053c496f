import { describe, expect, it } from "vitest";
import { missingPermission, sortPages } from "../../../main/channels/eligibility.ts";
import type { ListedPage } from "../../../main/channels/ports.ts";
import type { ChannelType } from "../../../preload/contract.ts";
import { loginOf, page, unticked, userToken, withoutPermission } from "../../support/logins.ts";

const { tasks: _tasks, ...noTasksSaid } = page("a", "1");
const { instagram: _instagram, ...noInstagram } = page("a", "1");

/** "connected", or the reason against it, for a Page in a login of user a. */
function verdict(type: ChannelType, listed: ListedPage): string {
  const { eligible, unconnectable } = sortPages(type, loginOf("a", [listed]));
  expect(eligible.length + unconnectable.length).toBe(1);
  return unconnectable[0]?.reason ?? "connected";
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
    ["messenger", noInstagram, "connected"],
    ["instagram", page("a", "1"), "connected"],
  ] as const)("for %s", (type, listed, expected) => {
    expect(verdict(type, listed)).toBe(expected);
  });
});

describe("sortPages", () => {
  it("explains each Page it turns down, with a remedy", () => {
    const { unconnectable } = sortPages("messenger", loginOf("a", [unticked("a", "1")]));
    expect(unconnectable).toEqual([
      {
        channel: "messenger",
        pageId: "1",
        name: "Page 1",
        reason: "not-ticked",
        message: expect.stringMatching(/\.$/),
        remedy: expect.stringMatching(/\.$/),
      },
    ]);
  });

  it("takes a Page once that was listed twice", () => {
    const { eligible, unconnectable } = sortPages(
      "messenger",
      loginOf("a", ["1", unticked("a", "2"), "1", unticked("a", "2")]),
    );
    expect(eligible.map(({ id }) => id)).toEqual(["1"]);
    expect(unconnectable.map(({ pageId }) => pageId)).toEqual(["2"]);
  });
});

describe("missingPermission", () => {
  it.each([
    ["messenger", "pages_show_list", true],
    ["messenger", "pages_messaging", true],
    ["messenger", "instagram_basic", false],
    ["messenger", "instagram_manage_messages", false],
    ["instagram", "pages_show_list", true],
    ["instagram", "instagram_basic", true],
    ["instagram", "instagram_manage_messages", true],
    ["instagram", "pages_messaging", false],
  ] as const)("%s without %s: %s", (type, name, missing) => {
    const found = missingPermission(type, loginOf("a", ["1"], withoutPermission(name)));
    expect(found?.code).toBe(missing ? "permission_missing" : undefined);
  });

  it("does not count a declined permission as granted", () => {
    const login = loginOf("a", ["1"], withoutPermission("pages_messaging"));
    const declined = { ...login.permissions, declined: ["pages_messaging"] };
    expect(missingPermission("messenger", { ...login, permissions: declined })).toBeDefined();
  });
});
