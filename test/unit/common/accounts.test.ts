import { describe, expect, it } from "vitest";
import { failingFirst } from "../../../common/accounts.ts";
import { account, failing } from "../renderer/fixtures.ts";

describe("failingFirst", () => {
  it("keeps the order among failing and among working accounts", () => {
    const list = [1, 2, 3, 4].map((page) => account("messenger", page, page % 2 ? {} : failing));
    expect(failingFirst(list).map(({ pageId }) => pageId)).toEqual(["2", "4", "1", "3"]);
  });
});
