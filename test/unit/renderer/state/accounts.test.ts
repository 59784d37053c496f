import { describe, expect, it } from "vitest";
import { filterAccounts } from "../../../../renderer/state/accounts.ts";
import { account } from "../fixtures.ts";

describe("filterAccounts", () => {
  const bakery = account("messenger", 1, { name: "Northwind Bakery" });
  const yoga = account("messenger", 2, { name: "Harbor Yoga" });

  it("finds words in any case and order", () => {
    expect(filterAccounts([bakery, yoga], " bakery NORTH ")).toEqual([bakery]);
  });

  it("finds an Instagram account by its Page's name", () => {
    const linked = account("instagram", 3, { name: "Northwind Bakery" });
    expect(filterAccounts([linked, yoga], "northwind")).toEqual([linked]);
  });

  it("finds an account by the user who connected it", () => {
    expect(filterAccounts([bakery, yoga], "dana")).toEqual([bakery, yoga]);
  });

  it("returns all accounts for a blank query", () => {
    expect(filterAccounts([bakery, yoga], "  ")).toEqual([bakery, yoga]);
  });

  it("returns no account if nothing matches", () => {
    expect(filterAccounts([bakery, yoga], "cycles")).toEqual([]);
  });
});
