import { expect, test } from "vitest";
import { throttled } from "../../../../main/facebook/errors/problems.ts";

test.each([
  [1, "in a minute."],
  [60_000, "in a minute."],
  [60_001, "in about 2 minutes."],
])("%i ms of throttling are told in minutes", (ms, end) => {
  expect(throttled(ms).message).toMatch(new RegExp(`${end}$`));
});
