import { describe, expect, it } from "vitest";
import {
  adjacentAccounts,
  disconnectEffects,
} from "../../../../renderer/accounts/disconnect-effects.ts";
import { texts } from "../../../../renderer/i18n/index.ts";
import { account, snapshotOf } from "../fixtures.ts";

const sam = { connectedBy: { id: "u2", name: "Sam" } };
const describeOne = (removed: ReturnType<typeof account>, ...rest: ReturnType<typeof account>[]) =>
  texts.disconnectText(
    disconnectEffects(snapshotOf(removed, ...rest), { kind: "account", account: removed }),
  );
const describeAll = (...accounts: ReturnType<typeof account>[]) =>
  texts.disconnectText(
    disconnectEffects(snapshotOf(...accounts), {
      kind: "channel",
      type: "messenger",
      accounts: accounts.filter(({ channel }) => channel === "messenger"),
    }),
  );

describe("what disconnecting one account touches", () => {
  it("ends the access of a user whose last account it is", () => {
    expect(describeOne(account("messenger", 1), account("messenger", 2, sam))).toContain(
      "Dana has no other accounts here, so Pagekeeper is also removed from Dana's Facebook.",
    );
  });

  it("leaves a user alone who has another account, in whichever channel", () => {
    const text = describeOne(account("messenger", 1), account("instagram", 2));
    expect(text).not.toContain("no other accounts");
  });

  it("tells two users of the same name apart", () => {
    const namesake = { connectedBy: { id: "u7", name: "Dana" } };
    expect(describeOne(account("messenger", 1), account("messenger", 2, namesake))).toContain(
      "Dana has no other accounts here",
    );
  });

  it("says that the same Page stays in the other channel", () => {
    expect(describeOne(account("messenger", 1), account("instagram", 1))).toContain(
      "Its Instagram account stays connected.",
    );
    expect(describeOne(account("instagram", 1), account("messenger", 1))).toContain(
      "Its Page stays connected in Messenger.",
    );
  });
});

describe("what disconnecting a channel touches", () => {
  it("names every user whose last accounts go", () => {
    const text = describeAll(account("messenger", 1), account("messenger", 2, sam));
    expect(text).toContain("2 Messenger accounts are disconnected");
    expect(text).toContain("Dana and Sam have no other accounts here");
  });

  it("names only as many people as one can read", () => {
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

  it("speaks of the accounts as they were, while they go", () => {
    const accounts = [account("messenger", 1), account("messenger", 2)];
    const effects = disconnectEffects(snapshotOf(), {
      kind: "channel",
      type: "messenger",
      accounts,
    });
    expect(effects.removed).toEqual(accounts);
  });
});

describe("neighbours", () => {
  const list = [1, 2, 3].map((page) => account("messenger", page));
  const pages = (id: string) => adjacentAccounts(list, id).map(({ pageId }) => pageId);

  it("offers the row below first, then the row above", () => {
    expect(pages("messenger-2")).toEqual(["3", "1"]);
    expect(pages("messenger-3")).toEqual(["2"]);
  });
});
