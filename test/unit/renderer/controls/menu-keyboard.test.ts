import { expect, it } from "vitest";
import { itemForKey } from "../../../../renderer/controls/menu-keyboard.ts";

const labels = ["Disconnect…", "Copy details", "Delete", "Über uns"];
const none = -1;

it.each([
  ["ArrowDown", none, 0],
  ["ArrowDown", 0, 1],
  ["ArrowDown", 3, 3],
  ["ArrowUp", none, 3],
  ["ArrowUp", 1, 0],
  ["ArrowUp", 0, 0],
  ["Home", 2, 0],
  ["PageUp", 2, 0],
  ["End", 0, 3],
  ["PageDown", 0, 3],
])("moves with %s from item %i to item %i", (key, focused, next) => {
  expect(itemForKey(key, labels, focused)).toBe(next);
});

it.each([
  ["d", none, 0],
  ["d", 0, 2],
  ["D", 2, 0],
  ["c", 1, 1],
  ["ü", none, 3],
])(
  "moves with “%s” from item %i to the next that starts with it, item %i",
  (key, focused, next) => {
    expect(itemForKey(key, labels, focused)).toBe(next);
  },
);

it.each(["x", " ", "Enter", "Escape", "F5", "Dead"])("does not move with the key %j", (key) => {
  expect(itemForKey(key, labels, 0)).toBeUndefined();
});
