import { describe, expect, it } from "vitest";
import {
  type AccountList,
  initialAccountList,
  listChannels,
} from "../../../../renderer/state/account-list.ts";
import { account, failing, snapshotOf } from "../fixtures.ts";

const snapshot = snapshotOf(
  account("messenger", 1),
  account("messenger", 2, failing),
  account("messenger", 3),
  account("instagram", 1),
);

const idsIn = (change: Partial<AccountList>) =>
  listChannels(snapshot, { ...initialAccountList, ...change }).map(({ shown }) =>
    shown.map(({ id }) => id),
  );

describe("listChannels", () => {
  it("puts the accounts that need attention first in each channel", () => {
    expect(idsIn({})).toEqual([["messenger-2", "messenger-1", "messenger-3"], ["instagram-1"]]);
  });

  it("keeps them first if the names are sorted back to front", () => {
    expect(idsIn({ sort: { by: "name", descending: true } })[0]).toEqual([
      "messenger-2",
      "messenger-3",
      "messenger-1",
    ]);
  });

  it("shows only the accounts that need attention with that filter", () => {
    expect(idsIn({ filter: "attention" })).toEqual([["messenger-2"], []]);
  });

  it("shows only one channel with its filter", () => {
    expect(idsIn({ filter: "instagram" })).toEqual([["instagram-1"]]);
  });

  it("searches within the filter", () => {
    expect(idsIn({ filter: "messenger", query: "page 3" })).toEqual([["messenger-3"]]);
  });

  it("leaves out a channel without accounts", () => {
    const channels = listChannels(snapshotOf(account("messenger", 1)), initialAccountList);
    expect(channels.map(({ type }) => type)).toEqual(["messenger"]);
  });

  it("counts a channel's accounts without filter and search", () => {
    const [messenger] = listChannels(snapshot, { ...initialAccountList, query: "no such name" });
    expect(messenger).toMatchObject({ total: 3, shown: [] });
  });
});
