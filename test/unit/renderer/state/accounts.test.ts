import { describe, expect, it } from "vitest";
import {
  failingFirst,
  filterAccounts,
  summarizeAccounts,
} from "../../../../renderer/state/accounts.ts";
import { account, snapshotOf, troubled } from "../fixtures.ts";

const messenger = (count: number) =>
  Array.from({ length: count }, (_, page) => account("messenger", page));

describe("stateWords", () => {
  it("invites when nothing is connected", () => {
    expect(summarizeAccounts(snapshotOf())).toBe("No accounts yet");
  });

  it("counts the accounts of both channels", () => {
    expect(summarizeAccounts(snapshotOf(...messenger(11), account("instagram", 1)))).toBe(
      "All 12 accounts work",
    );
  });

  it("says how many need the user", () => {
    const bad = [account("messenger", 98, troubled), account("instagram", 99, troubled)];
    expect(summarizeAccounts(snapshotOf(...messenger(10), ...bad))).toBe(
      "2 of 12 accounts need you",
    );
    expect(summarizeAccounts(snapshotOf(...messenger(3), ...bad.slice(1)))).toBe(
      "1 of 4 accounts needs you",
    );
  });

  it("does not count to one", () => {
    expect(summarizeAccounts(snapshotOf(account("messenger", 1)))).toBe("Your account works");
    expect(summarizeAccounts(snapshotOf(account("messenger", 1, troubled)))).toBe(
      "Your account needs you",
    );
  });
});

describe("filterAccounts", () => {
  const bakery = account("messenger", 1, { name: "Northwind Bakery" });
  const yoga = account("messenger", 2, { name: "Harbor Yoga" });

  it("finds words in any case and order", () => {
    expect(filterAccounts([bakery, yoga], " bakery NORTH ")).toEqual([bakery]);
  });

  it("finds an Instagram account by its Page's name, and any by who connected it", () => {
    const linked = account("instagram", 3, { name: "Northwind Bakery" });
    expect(filterAccounts([linked, yoga], "northwind")).toEqual([linked]);
    expect(filterAccounts([linked, yoga], "dana")).toEqual([linked, yoga]);
  });

  it("shows all for an empty filter, and none where nothing matches", () => {
    expect(filterAccounts([bakery, yoga], "  ")).toEqual([bakery, yoga]);
    expect(filterAccounts([bakery, yoga], "cycles")).toEqual([]);
  });
});

describe("troubledFirst", () => {
  it("keeps the order within each part", () => {
    const list = [1, 2, 3, 4].map((page) => account("messenger", page, page % 2 ? {} : troubled));
    expect(failingFirst(list).map(({ pageId }) => pageId)).toEqual(["2", "4", "1", "3"]);
  });
});
