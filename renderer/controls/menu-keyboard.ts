const firstItemKeys = ["Home", "PageUp"];
const lastItemKeys = ["End", "PageDown"];

/**
 * Returns the index of the menu item to focus after a key press, or undefined if the key does not
 * move the focus. Follows the menu pattern of the ARIA Authoring Practices: a character moves to
 * the next item that starts with it. `focused` is the index of the focused item, or -1.
 */
export function itemForKey(
  key: string,
  labels: readonly string[],
  focused: number,
): number | undefined {
  const last = labels.length - 1;
  if (key === "ArrowDown") return Math.min(focused + 1, last);
  if (key === "ArrowUp") return focused === -1 ? last : Math.max(focused - 1, 0);
  if (firstItemKeys.includes(key)) return 0;
  if (lastItemKeys.includes(key)) return last;
  return itemForCharacter(key.toLocaleLowerCase(), labels, focused);
}

function itemForCharacter(
  key: string,
  labels: readonly string[],
  focused: number,
): number | undefined {
  if ([...key].length !== 1) return undefined;
  const matches = (index: number) => labels[index]?.toLocaleLowerCase().startsWith(key);
  const indexes = [...labels.keys()];
  return indexes.slice(focused + 1).find(matches) ?? indexes.find(matches);
}
