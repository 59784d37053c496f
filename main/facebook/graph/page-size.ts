/** The number of items to request per call. Meta's default is 25. */
const maxPageSize = 100;

/** The number of items to request, which is lower while Meta asks for less. */
export interface PageSize {
  readonly current: number;
  /** Halves the size. Returns false if it is already 1. */
  shrink(): boolean;
  /** Doubles the size again, once the items that were too much have been read. */
  grow(readItems: number): void;
}

export function createPageSize(): PageSize {
  let current = maxPageSize;
  let itemsUntilGrowth = 0;
  return {
    get current() {
      return current;
    },
    shrink() {
      if (current === 1) return false;
      itemsUntilGrowth = current;
      current = Math.floor(current / 2);
      return true;
    },
    grow(readItems) {
      itemsUntilGrowth -= readItems;
      if (itemsUntilGrowth > 0) return;
      current = Math.min(current * 2, maxPageSize);
      itemsUntilGrowth = current;
    },
  };
}
