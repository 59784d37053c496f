import { describe, expect, it } from "vitest";
import type { FacebookAccount } from "../../../../common/contract/accounts.ts";
import {
  adjacentAccounts,
  disconnectEffects,
} from "../../../../renderer/accounts/disconnect-effects.ts";
import { texts } from "../../../../renderer/i18n/index.ts";
import { account, snapshotOf } from "../fixtures.ts";

const sam = { connectedBy: { id: "u2", name: "Sam" } };

const describeOne = (removed: FacebookAccount, ...others: FacebookAccount[]) =>
  texts.disconnectText(
    disconnectEffects(snapshotOf(removed, ...others), { kind: "account", account: removed }),
  );

const describeAll = (...accounts: FacebookAccount[]) =>
  texts.disconnectText(
    disconnectEffects(snapshotOf(...accounts), {
      kind: "channel",
      type: "messenger",
      accounts: accounts.filter(({ channel }) => channel === "messenger"),
      narrowed: false,
    }),
  );

describe("disconnecting one account", () => {
  it("ends the access of a user whose last account is disconnected", () => {
    expect(describeOne(account("messenger", 1), account("messenger", 2, sam))).toContain(
      "Dana has no other accounts here, so Pagekeeper is also removed from Dana's Facebook.",
    );
  });

  it("keeps the access of a user who has another account in any channel", () => {
    const text = describeOne(account("messenger", 1), account("instagram", 2));
    expect(text).not.toContain("no other accounts");
  });

  it("distinguishes two users of the same name", () => {
    const namesake = { connectedBy: { id: "u7", name: "Dana" } };
    expect(describeOne(account("messenger", 1), account("messenger", 2, namesake))).toContain(
      "Dana has no other accounts here",
    );
  });

  it("keeps the same Page in the other channel", () => {
    expect(describeOne(account("messenger", 1), account("instagram", 1))).toContain(
      "Its Instagram account stays connected.",
    );
    expect(describeOne(account("instagram", 1), account("messenger", 1))).toContain(
      "Its Page stays connected in Messenger.",
    );
  });
});

describe("disconnecting a channel", () => {
  it("names every user whose last accounts are removed", () => {
    const text = describeAll(account("messenger", 1), account("messenger", 2, sam));
    expect(text).toContain("2 Messenger accounts are disconnected");
    expect(text).toContain("Dana and Sam have no other accounts here");
  });

  it("counts users beyond the first two instead of naming them", () => {
    const crowd = Array.from({ length: 6 }, (_, n) =>
      account("messenger", n, { connectedBy: { id: `u${n}`, name: `P${n}` } }),
    );
    expect(describeAll(...crowd)).toContain("P0, P1, and 4 others");
  });

  it("counts the Pages that stay in the other channel", () => {
    const text = describeAll(
      account("messenger", 1),
      account("messenger", 2),
      account("instagram", 1),
    );
    expect(text).toContain("1 Instagram account stays connected.");
    expect(text).not.toContain("no other accounts");
  });

  it("still lists accounts that are no longer in the snapshot", () => {
    const accounts = [account("messenger", 1), account("messenger", 2)];
    const target = { kind: "channel", type: "messenger", accounts, narrowed: false } as const;
    expect(disconnectEffects(snapshotOf(), target).removed).toEqual(accounts);
  });
});

describe("adjacentAccounts", () => {
  const list = [1, 2, 3].map((page) => account("messenger", page));
  const pages = (id: string) => adjacentAccounts(list, id).map(({ pageId }) => pageId);

  it("returns the account below, then the one above", () => {
    expect(pages("messenger-2")).toEqual(["3", "1"]);
  });

  it("returns only the account above the last one", () => {
    expect(pages("messenger-3")).toEqual(["2"]);
  });
});
