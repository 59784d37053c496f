import { expect, test } from "vitest";
import { isolate } from "../../../common/bidi.ts";
import { texts } from "../../../renderer/i18n/index.ts";

test("a name that runs as the sentence does is left to the letter", () => {
  for (const name of ["Fern & Fig", "Café Zoë", "東京パン", "Пекарня 24"])
    expect(isolate(name)).toBe(name);
});

test("a name from right to left orders no words but its own", () => {
  expect(isolate("קפה הנמל")).toBe("\u2068קפה הנמל\u2069");
  expect(texts.disconnectOneTitle("مخبز 24")).toBe("Disconnect \u2068مخبز 24\u2069?");
});

test.each(["\u202e", "\u2067", "\u2069", "\u202a"])(
  "a name cannot turn the sentence round: %j",
  (mark) => {
    expect(texts.disconnected(`Harbor${mark} Yoga`)).toBe("Harbor Yoga is disconnected.");
    expect(isolate(`קפה${mark} הנמל`)).toBe("\u2068קפה הנמל\u2069");
  },
);
