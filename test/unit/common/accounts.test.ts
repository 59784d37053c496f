import { describe, expect, it } from "vitest";
import { displayName, failingFirst } from "../../../common/accounts.ts";
import { account, failing } from "../renderer/fixtures.ts";

describe("displayName", () => {
  it("returns the Page's name of a Messenger account", () => {
    expect(displayName({ name: "Northwind Bakery" })).toBe("Northwind Bakery");
  });

  it("returns the @username of an Instagram account", () => {
    const instagram = { username: "northwind.bakery" };
    expect(displayName({ name: "Northwind Bakery", instagram })).toBe("@northwind.bakery");
  });
});

describe("failingFirst", () => {
  it("keeps the order among failing and among working accounts", () => {
    const list = [1, 2, 3, 4].map((page) => account("messenger", page, page % 2 ? {} : failing));
    expect(failingFirst(list).map(({ pageId }) => pageId)).toEqual(["2", "4", "1", "3"]);
  });
});
