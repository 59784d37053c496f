import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { issuesAddress } from "../../../common/issues-address.ts";

it("the address for reports is the one that package.json names", () => {
  const file = join(import.meta.dirname, "../../../package.json");
  const { bugs } = JSON.parse(readFileSync(file, "utf8")) as { readonly bugs: string };
  expect(issuesAddress).toBe(bugs);
  expect(URL.parse(issuesAddress)?.protocol).toBe("https:");
});
