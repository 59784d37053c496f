import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import {
  createContext,
  type HTMLAttributes,
  type ReactNode,
  type Ref,
  type RefObject,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";

/**
 * The maximum number of rows in a list that renders all of them. Such a list is better while it is
 * fast enough, because screen readers and "find in page" only reach rows that are rendered.
 */
const maxPlainRows = 100;

/** The role is explicit, because WebKit does not expose a list without bullets as a list. */
const listRole = { role: "list" } as const;

/** The element that scrolls the lists inside it. Its only child has all of its content. */
export const VirtualScroller = createContext<RefObject<HTMLElement | null>>({ current: null });

/** What a row's `<li>` needs. */
export type RowProps = HTMLAttributes<HTMLLIElement> & {
  readonly ref?: Ref<HTMLLIElement>;
  readonly "data-index"?: number;
};

interface VirtualListProps<T> {
  /** The accessible name of the list. */
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** The estimated height of a row in CSS pixels. Rows are measured once they are rendered. */
  readonly rowHeight: number;
  /** The key of an item that is rendered even out of view, so that it can get the focus. */
  readonly alwaysRender?: string | undefined;
  /** Renders an item as a `<li>` with the given properties. */
  readonly children: (item: T, row: RowProps) => ReactNode;
}

/**
 * A list that stays fast even if it has thousands of items. Needs a `VirtualScroller` around it.
 */
export function VirtualList<T>(props: VirtualListProps<T>) {
  if (props.items.length === 0) return null;
  return props.items.length > maxPlainRows ? <VirtualRows {...props} /> : <PlainRows {...props} />;
}

const noProps: RowProps = {};

function PlainRows<T>({ label, items, children }: VirtualListProps<T>) {
  return (
    <ul {...listRole} className="rows" aria-label={label}>
      {items.map((item) => children(item, noProps))}
    </ul>
  );
}

/** Renders only the rows in view. */
function VirtualRows<T>(props: VirtualListProps<T>) {
  const { label, items, keyOf, rowHeight, alwaysRender, children } = props;
  const alwaysRenderIndex = useMemo(
    () =>
      alwaysRender === undefined ? -1 : items.findIndex((item) => keyOf(item) === alwaysRender),
    [alwaysRender, items, keyOf],
  );
  const scroller = useContext(VirtualScroller);
  const list = useRef<HTMLUListElement>(null);
  const offset = useOffsetIn(scroller, list);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    scrollMargin: offset,
    getItemKey: (index) => keyOf(items[index] as T),
    rangeExtractor: (range) => withRows(range, [alwaysRenderIndex, focusedIndex(list.current)]),
  });
  return (
    <ul
      {...listRole}
      ref={list}
      className="rows virtual"
      aria-label={label}
      style={{ height: rows.getTotalSize() }}
    >
      {rows.getVirtualItems().map(({ index, start }) =>
        children(items[index] as T, {
          ref: rows.measureElement,
          "data-index": index,
          "aria-setsize": items.length,
          "aria-posinset": index + 1,
          // Don't use a transform, because some browsers ignore transforms when they position a
          // row's menu.
          style: { insetBlockStart: start - offset },
        }),
      )}
    </ul>
  );
}

/**
 * Returns the distance in CSS pixels from the top of the scrolled content to the top of the list.
 * It changes when something above the list does.
 */
function useOffsetIn(
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const { current: box } = scroller;
    const content = box?.firstElementChild;
    if (!box || !content) return;
    const measure = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      setOffset(Math.round(top - box.getBoundingClientRect().top + box.scrollTop));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(content);
    return () => observer.disconnect();
  }, [scroller, list]);
  return offset;
}

/**
 * Returns the index of the focused row, or -1. The caller keeps this row rendered, because an
 * element that is removed loses the focus.
 */
function focusedIndex(list: HTMLElement | null): number {
  const row = list?.querySelector<HTMLElement>("[data-index]:focus-within");
  return Number(row?.dataset["index"] ?? -1);
}

/** Returns the indexes of the rows in view, together with those indexes in `more` that exist. */
function withRows(range: Range, more: readonly number[]): number[] {
  const existing = more.filter((index) => index >= 0 && index < range.count);
  const rows = new Set([...defaultRangeExtractor(range), ...existing]);
  return [...rows].sort((a, b) => a - b);
}
