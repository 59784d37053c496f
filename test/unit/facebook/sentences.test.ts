import { expect, test } from "vitest";
import { throttled } from "../../../main/facebook/problems.ts";
import { sentences } from "../../../main/facebook/sentences.ts";

test.each(Object.entries(sentences))(
  "%s survives being decoded twice, and reads as sentences",
  (code, { message }) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(message).not.toMatch(/[%+]/);
    expect(message).toMatch(/^[A-Z].*\.$/);
    expect(decodeURIComponent(new URLSearchParams(`error=${message}`).get("error") ?? "")).toBe(
      message,
    );
  },
);

test.each([
  [1, "in a minute."],
  [60_000, "in a minute."],
  [60_001, "in about 2 minutes."],
])("%i ms of throttling are told in minutes", (ms, end) => {
  expect(throttled(ms).message).toMatch(new RegExp(`${end}$`));
});
