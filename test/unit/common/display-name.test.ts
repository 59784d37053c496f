import { expect, it } from "vitest";
import { displayName } from "../../../common/display-name.ts";

it("calls a Messenger account by its Page's name", () => {
  expect(displayName({ name: "Northwind Bakery" })).toBe("Northwind Bakery");
});

it("calls an Instagram account by its @username", () => {
  const instagram = { username: "northwind.bakery" };
  expect(displayName({ name: "Northwind Bakery", instagram })).toBe("@northwind.bakery");
});
