import { expect, it } from "vitest";
import { fromJson, parseJson, toJson } from "../../../common/json.ts";

it("reads back the plain data it wrote", () => {
  const value = { text: "“quoted”", list: [1, null, true] };
  expect(fromJson(toJson(value))).toEqual(value);
});

it("parses JSON from other programs", () => {
  expect(parseJson('{"a":[1]}')).toEqual({ a: [1] });
});

it.each(["", "{", "undefined", "<html>"])("returns undefined for %j, which is not JSON", (text) => {
  expect(parseJson(text)).toBeUndefined();
});
