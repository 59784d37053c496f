import { describe, expect, it } from "vitest";
import type { ChannelType, MissingPermission } from "../../../../common/contract/accounts.ts";
import {
  emptyRecords,
  type MissingPermissionRecord,
  type Records,
} from "../../../../main/channels/model.ts";
import { connectPages, replaceTokens } from "../../../../main/channels/records/connect-pages.ts";
import { disconnectAccounts } from "../../../../main/channels/records/disconnect-accounts.ts";
import {
  removeGapsWithoutAccounts,
  setPermissionGap,
} from "../../../../main/channels/records/permission-gaps.ts";
import { account, page, user } from "../../../support/logins.ts";

const missing = (status: MissingPermission["status"]): MissingPermissionRecord => ({
  permission: "business_management",
  status,
});

/**
 * Returns the records after a login by `userId` that lacks one permission for each of the
 * `statuses`.
 */
const logIn = (
  records: Records,
  userId: string,
  statuses: readonly MissingPermission["status"][],
  type: ChannelType = "messenger",
) => setPermissionGap(records, { type, user: user(userId), missing: statuses.map(missing) });

const gaps = ({ permissionGaps }: Records) =>
  permissionGaps.map(({ channel, userId, askAgain }) => [channel, userId, askAgain]);

const records: Records = {
  ...emptyRecords,
  accounts: [account("messenger", "1", "a"), account("instagram", "1", "a")],
  users: [user("a")],
};

describe("an offer to ask again", () => {
  it.each([
    ["declined", true],
    ["expired", true],
    // The dialog did not offer this permission, because the Meta app is not set up for it.
    ["absent", false],
  ] as const)("is made after a permission was %s: %s", (status, askAgain) => {
    expect(gaps(logIn(records, "a", [status]))).toEqual([["messenger", "a", askAgain]]);
  });

  it("is made once, and never after a second refusal", () => {
    let now = logIn(records, "a", ["declined"]);
    for (const _ of [2, 3, 4]) {
      now = logIn(now, "a", ["declined"]);
      expect(gaps(now)).toEqual([["messenger", "a", false]]);
    }
  });

  it("counts no refusal of a permission that was not in use", () => {
    const refuse = (before: Records, permission: MissingPermissionRecord["permission"]) =>
      setPermissionGap(before, {
        type: "messenger",
        user: user("a"),
        missing: [{ permission, status: "declined" }],
      });
    for (const webhooks of [false, true]) {
      const first = refuse({ ...records, webhooks }, "pages_manage_metadata");
      expect(gaps(refuse(first, "pages_read_engagement"))).toEqual([["messenger", "a", !webhooks]]);
    }
  });

  it("is made again if a login in between granted everything", () => {
    const granted = logIn(logIn(records, "a", ["declined"]), "a", []);
    expect(gaps(granted)).toEqual([]);
    expect(gaps(logIn(granted, "a", ["declined"]))).toEqual([["messenger", "a", true]]);
  });

  it("depends on the channel and the user", () => {
    const one = logIn(records, "a", ["declined"]);
    const two = logIn(one, "a", ["declined"], "instagram");
    const three = logIn(two, "b", ["declined"]);
    expect(gaps(three)).toEqual([
      ["messenger", "a", true],
      ["instagram", "a", true],
      ["messenger", "b", true],
    ]);
  });
});

describe("a permission gap", () => {
  it("of a login that connected nothing ends with the next login or start", () => {
    const failed = logIn(logIn(records, "a", ["declined"]), "b", ["declined"]);
    expect(gaps(logIn(failed, "c", []))).toEqual([["messenger", "a", true]]);
    expect(gaps(removeGapsWithoutAccounts(failed))).toEqual([["messenger", "a", true]]);
  });

  it("survives a restart if its user has an account", () => {
    const held = logIn(records, "a", ["declined"]);
    expect(removeGapsWithoutAccounts(held)).toBe(held);
  });

  it("ends with the user's last account in the channel", () => {
    const both = logIn(logIn(records, "a", ["declined"]), "a", ["declined"], "instagram");
    const next = disconnectAccounts(both, new Set(["messenger-1"]));
    expect(gaps(next)).toEqual([["instagram", "a", true]]);
  });

  it("ends when another user takes the accounts over", () => {
    const change = { user: { ...user("b"), token: "t" }, pages: [page("b", "1")] };
    const at = "2026-11-22T10:00:00.000Z";
    const taken = { ...change, storedIn: "keychain", appId: "app", at } as const;
    const before = logIn(records, "a", ["declined"]);
    expect(gaps(replaceTokens(before, taken))).toEqual([]);
    const connects = logIn(before, "b", ["declined"]);
    expect(gaps(connectPages(connects, { ...taken, type: "messenger" }))).toEqual([
      ["messenger", "b", true],
    ]);
  });
});
