import { expect, it } from "vitest";
import { percentDecode } from "../../../common/percent-decode.ts";

it("decodes percent-encoded UTF-8", () => {
  expect(percentDecode("p%C3%A4ss%3Aword")).toBe("päss:word");
});

it.each(["100%", "%zz", "%ff"])("returns %j, which nobody encoded, as it is", (text) => {
  expect(percentDecode(text)).toBe(text);
});
