import { expect, it } from "vitest";
import { splitMarks } from "../../../../renderer/guide/split-marks.ts";

it("separates names and code from plain words", () => {
  expect(splitMarks("Choose *Create app* at `developers.facebook.com/apps`.")).toEqual([
    { kind: "plain", words: "Choose ", at: 0 },
    { kind: "name", words: "Create app", at: 7 },
    { kind: "plain", words: " at ", at: 19 },
    { kind: "code", words: "developers.facebook.com/apps", at: 23 },
    { kind: "plain", words: ".", at: 53 },
  ]);
});
