/** Keys that lead to the first or the last item from anywhere; an arrow does so where no item has the focus yet. */
const first = ["Home", "PageUp"];
const last = ["End", "PageDown"];

/**
 * The item of a menu that a key leads to, by the WAI-ARIA Authoring Practices for menus; undefined: to none.
 * `at`: the item that has the focus; -1: none has it. A character leads to the next item that begins with it.
 */
export function itemByKey(key: string, labels: readonly string[], at: number): number | undefined {
  const end = labels.length - 1;
  if (key === "ArrowDown") return Math.min(at + 1, end);
  if (key === "ArrowUp") return at === -1 ? end : Math.max(at - 1, 0);
  if (first.includes(key)) return 0;
  if (last.includes(key)) return end;
  return itemByCharacter(key.toLocaleLowerCase(), labels, at);
}

function itemByCharacter(key: string, labels: readonly string[], at: number): number | undefined {
  if ([...key].length !== 1) return undefined;
  const fits = (index: number) => labels[index]?.toLocaleLowerCase().startsWith(key);
  const indexes = [...labels.keys()];
  return indexes.slice(at + 1).find(fits) ?? indexes.find(fits);
}
