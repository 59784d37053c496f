import { expect, it } from "vitest";
import { createSentResults } from "../../../main/server/sent-results.ts";

const result = (text: string) => `/?error=${text}&error_code=x`;

it("forgets the oldest of more than 100 results that no page asked for", () => {
  const results = createSentResults();
  for (let index = 0; index <= 100; index += 1) results.add("one", result(`e${index}`));
  expect(results.take("one", result("e0"))).toBe(false);
  expect(results.take("one", result("e1"))).toBe(true);
  expect(results.take("one", result("e100"))).toBe(true);
});

it("keeps the results of two logins at the same time", () => {
  const results = createSentResults();
  results.add("one", "/?facebook_connected=true&type=messenger");
  results.add("one", "/?facebook_connected=true&type=instagram");
  expect(results.take("one", "/x?facebook_connected=true&type=messenger")).toBe(true);
  expect(results.take("one", "/x?facebook_connected=true&type=instagram")).toBe(true);
});
