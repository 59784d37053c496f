import { expect, it } from "vitest";
import { rateLimitProblem } from "../../../../main/facebook/errors/problems.ts";

it.each([
  [1, "in a minute."],
  [60_000, "in a minute."],
  [60_001, "in about 2 minutes."],
])("names a wait of %i ms in minutes", (ms, end) => {
  const { message } = rateLimitProblem({ until: ms, estimated: false }, 0);
  expect(message).toMatch(new RegExp(`${end}$`));
});
