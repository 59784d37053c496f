import { expect, it } from "vitest";
import { codeOf } from "../../../../main/desktop/updates/update-errors.ts";

it.each([
  [Object.assign(new Error("words"), { code: "ERR_CHECKSUM_MISMATCH" }), "ERR_CHECKSUM_MISMATCH"],
  [new Error("net::ERR_CONNECTION_REFUSED"), "ERR_CONNECTION_REFUSED"],
  [new TypeError("of https://example.invalid/"), "TypeError"],
  [Object.assign(new Error("words"), { code: "a word with a secret" }), "Error"],
  [Object.assign(new Error("words"), { code: 7 }), "Error"],
  ["text", "string"],
])("logs only the code of %s", (error, code) => {
  expect(codeOf(error)).toBe(code);
});
