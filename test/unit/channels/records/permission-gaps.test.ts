import { describe, expect, it } from "vitest";
import type { ChannelType, MissingPermission } from "../../../../common/contract/accounts.ts";
import {
  emptyRecords,
  type MissingPermissionRecord,
  type Records,
} from "../../../../main/channels/model.ts";
import {
  connectPages,
  disconnectAccounts,
  replaceTokens,
} from "../../../../main/channels/records/accounts.ts";
import {
  removeUnheldGaps,
  setPermissionGap,
} from "../../../../main/channels/records/permission-gaps.ts";
import { account, page, user } from "../../../support/logins.ts";

const missingOne = (status: MissingPermission["status"]): MissingPermissionRecord => ({
  permission: "business_management",
  status,
});

/** A login of `userId` that left out what `statuses` say. */
const asked = (
  records: Records,
  userId: string,
  statuses: readonly MissingPermission["status"][],
  type: ChannelType = "messenger",
) => setPermissionGap(records, { type, user: user(userId), missing: statuses.map(missingOne) });

const gaps = ({ permissionGaps }: Records) =>
  permissionGaps.map(({ channel, userId, askAgain }) => [channel, userId, askAgain]);

const records: Records = {
  ...emptyRecords,
  accounts: [account("messenger", "1", "a"), account("instagram", "1", "a")],
  users: [user("a")],
};

describe("asking again", () => {
  it.each([
    ["declined", true],
    ["expired", true],
    // Nobody said no: the Meta app is not set up to ask.
    ["absent", false],
  ] as const)("is offered after what was %s: %s", (status, askAgain) => {
    expect(gaps(asked(records, "a", [status]))).toEqual([["messenger", "a", askAgain]]);
  });

  it("is offered once, and never after a second refusal", () => {
    let now = asked(records, "a", ["declined"]);
    for (const _ of [2, 3, 4]) {
      now = asked(now, "a", ["declined"]);
      expect(gaps(now)).toEqual([["messenger", "a", false]]);
    }
  });

  it("is offered anew where a login in between lacked nothing", () => {
    const mended = asked(asked(records, "a", ["declined"]), "a", []);
    expect(gaps(mended)).toEqual([]);
    expect(gaps(asked(mended, "a", ["declined"]))).toEqual([["messenger", "a", true]]);
  });

  it("is a matter of each channel and each person", () => {
    const one = asked(records, "a", ["declined"]);
    const two = asked(one, "a", ["declined"], "instagram");
    const three = asked(two, "b", ["declined"]);
    expect(gaps(three)).toEqual([
      ["messenger", "a", true],
      ["instagram", "a", true],
      ["messenger", "b", true],
    ]);
  });
});

describe("a gap", () => {
  it("of a login that connected nothing goes with the next login, or the next start", () => {
    const failed = asked(asked(records, "a", ["declined"]), "b", ["declined"]);
    expect(gaps(asked(failed, "c", []))).toEqual([["messenger", "a", true]]);
    expect(gaps(removeUnheldGaps(failed))).toEqual([["messenger", "a", true]]);
  });

  it("stays over a start while its person has an account", () => {
    const held = asked(records, "a", ["declined"]);
    expect(removeUnheldGaps(held)).toBe(held);
  });

  it("goes with the person's last account in the channel", () => {
    const both = asked(asked(records, "a", ["declined"]), "a", ["declined"], "instagram");
    const next = disconnectAccounts(both, new Set(["messenger-1"]));
    expect(gaps(next)).toEqual([["instagram", "a", true]]);
  });

  it("goes when somebody else takes the person's accounts over", () => {
    const change = { user: { ...user("b"), token: "t" }, pages: [page("b", "1")] };
    const taken = { ...change, storedIn: "keychain", at: "2026-11-22T10:00:00.000Z" } as const;
    const before = asked(records, "a", ["declined"]);
    expect(gaps(replaceTokens(before, taken))).toEqual([]);
    const connects = asked(before, "b", ["declined"]);
    expect(gaps(connectPages(connects, { ...taken, type: "messenger" }))).toEqual([
      ["messenger", "b", true],
    ]);
  });
});
