import { expect, it } from "vitest";
import { currentPlace, hrefOf, type Place, readPlace } from "../../../../renderer/state/places.ts";
import { initialWindowState } from "../../../../renderer/state/window-state.ts";

const places: readonly Place[] = [
  "accounts",
  "needs-attention",
  "messenger",
  "instagram",
  "activity",
];

it.each(places)("comes back to %s from the page's address", (place) => {
  const found = readPlace(hrefOf(place));
  const list = { ...initialWindowState.list, filter: found?.filter ?? "all" };
  expect(found && currentPlace({ view: found.view, list })).toBe(place);
});

it.each(["", "#", "#elsewhere", "#constructor"])(
  "finds no place in the fragment %j",
  (fragment) => {
    expect(readPlace(fragment)).toBeUndefined();
  },
);
