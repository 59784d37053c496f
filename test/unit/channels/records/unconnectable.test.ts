import { describe, expect, it } from "vitest";
import { emptyRecords, type Records } from "../../../../main/channels/model.ts";
import { disconnectAccounts } from "../../../../main/channels/records/disconnect-accounts.ts";
import {
  removeLeftOutOfStrangers,
  setUnconnectable,
} from "../../../../main/channels/records/unconnectable.ts";
import { account, leftOut, user } from "../../../support/logins.ts";

const anothers = (pageId: string, userId: string) =>
  ({
    ...leftOut("messenger", pageId, userId),
    reason: "connected-by-another",
    connectedBy: "User b",
  }) as const;

/** User a has Pages 1 and 2 in Messenger, and Page 1 in Instagram. User b has 9 in Messenger. */
const recordsWith = (...unconnectable: Records["unconnectable"]): Records => ({
  ...emptyRecords,
  accounts: [
    account("messenger", "1", "a"),
    account("messenger", "2", "a"),
    account("instagram", "1", "a"),
    account("messenger", "9", "b"),
  ],
  users: [user("a"), user("b")],
  unconnectable,
});

describe("the Pages that a login left out", () => {
  const pages = [leftOut("messenger", "5", "a")];

  it("replace those of the same person in the same channel only", () => {
    const kept = [leftOut("messenger", "3", "b"), leftOut("instagram", "3", "a")];
    const records = recordsWith(leftOut("messenger", "4", "a"), ...kept);
    const next = setUnconnectable(records, { type: "messenger", userId: "a", pages });
    expect(next.unconnectable).toEqual([...kept, ...pages]);
  });

  it("do not include a Page that is connected in the channel, whoever left it out", () => {
    const records = recordsWith(leftOut("messenger", "1", "b"), leftOut("instagram", "9", "b"));
    const next = setUnconnectable(records, {
      type: "messenger",
      userId: "a",
      pages: [...pages, leftOut("messenger", "9", "a")],
    });
    expect(next.unconnectable).toEqual([leftOut("instagram", "9", "b"), ...pages]);
  });

  it("include a Page that another person connected, until that person is the same", () => {
    const records = recordsWith(anothers("1", "a"));
    const next = setUnconnectable(records, {
      type: "messenger",
      userId: "c",
      pages: [anothers("9", "c")],
    });
    expect(next.unconnectable).toEqual([anothers("9", "c")]);
  });
});

describe("a disconnect", () => {
  const of = (records: Records, ...accountIds: readonly string[]) =>
    disconnectAccounts(records, new Set(accountIds)).unconnectable;

  it("forgets the Pages that a person left out, with the last account in the channel", () => {
    const others = [leftOut("messenger", "5", "a"), leftOut("messenger", "5", "c")];
    const records = recordsWith(...others, leftOut("messenger", "5", "b"));
    expect(of(records, "messenger-1", "messenger-9")).toEqual(others);
  });

  it("forgets all Pages of a channel without accounts", () => {
    const records = recordsWith(leftOut("messenger", "5", "a"), leftOut("instagram", "5", "c"));
    expect(of(records, "instagram-1")).toEqual([leftOut("messenger", "5", "a")]);
  });

  it("forgets that another person connected a Page", () => {
    const records = recordsWith(anothers("9", "a"), leftOut("messenger", "5", "a"));
    expect(of(records, "messenger-9")).toEqual([leftOut("messenger", "5", "a")]);
  });
});

describe("at startup", () => {
  it("the Pages of people without accounts are forgotten", () => {
    const kept = [leftOut("messenger", "5", "a"), leftOut("instagram", "5", "b")];
    const records = recordsWith(...kept, leftOut("messenger", "5", "c"));
    expect(removeLeftOutOfStrangers(records).unconnectable).toEqual(kept);
  });

  it("nothing changes if there are none", () => {
    const records = recordsWith(leftOut("messenger", "5", "a"));
    expect(removeLeftOutOfStrangers(records)).toBe(records);
  });
});
