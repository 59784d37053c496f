import { expect, it } from "vitest";
import { isolate } from "../../../common/bidi.ts";
import { texts } from "../../../renderer/i18n/index.ts";

it.each(["Fern & Fig", "Café Zoë", "東京パン", "Пекарня 24"])(
  "leaves the left-to-right name %s unchanged",
  (name) => {
    expect(isolate(name)).toBe(name);
  },
);

it("isolates a right-to-left name from the sentence around it", () => {
  expect(isolate("קפה הנמל")).toBe("\u2068קפה הנמל\u2069");
  expect(texts.disconnectOneTitle("مخبز 24")).toBe("Disconnect \u2068مخبز 24\u2069?");
});

it.each(["\u202e", "\u2067", "\u2069", "\u202a"])(
  "removes the direction mark %j from a name",
  (mark) => {
    expect(texts.disconnected(`Harbor${mark} Yoga`)).toBe("Harbor Yoga is disconnected.");
    expect(isolate(`קפה${mark} הנמל`)).toBe("\u2068קפה הנמל\u2069");
  },
);
