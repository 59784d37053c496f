import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef } from "react";

/**
 * The maximum number of rows in a list that renders all of them. Such a list is better while it is
 * fast enough, because screen readers and "find in page" only reach rows that are rendered.
 */
const maxPlainRows = 100;

/** The role is explicit, because WebKit does not expose a list without bullets as a list. */
const listRole = { role: "list" } as const;

interface VirtualListProps<T> {
  /** The accessible name of the list. */
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** The estimated height of a row in CSS pixels. Rows are measured once they are rendered. */
  readonly rowHeight: number;
  readonly rowClass: string;
  /** The key of an item that is rendered even out of view, so that the window can scroll to it. */
  readonly alwaysRender?: string | undefined;
  readonly children: (item: T) => ReactNode;
}

/** A list that stays fast even if it has thousands of items. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  if (props.items.length === 0) return null;
  return props.items.length > maxPlainRows ? <VirtualRows {...props} /> : <PlainRows {...props} />;
}

function PlainRows<T>({ label, items, keyOf, rowClass, children }: VirtualListProps<T>) {
  return (
    <ul {...listRole} className="rows" aria-label={label}>
      {items.map((item) => (
        <li key={keyOf(item)} className={rowClass}>
          {children(item)}
        </li>
      ))}
    </ul>
  );
}

/**
 * Renders only the rows in view. They scroll in a box of their own, so that the content below the
 * list stays within reach.
 */
function VirtualRows<T>(props: VirtualListProps<T>) {
  const { label, items, keyOf, rowHeight, rowClass, alwaysRender, children } = props;
  const alwaysRenderIndex = useMemo(
    () =>
      alwaysRender === undefined ? -1 : items.findIndex((item) => keyOf(item) === alwaysRender),
    [alwaysRender, items, keyOf],
  );
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    getItemKey: (index) => keyOf(items[index] as T),
    rangeExtractor: (range) => withRows(range, [alwaysRenderIndex, focusedIndex(box.current)]),
  });
  return (
    <div ref={box} className="scroll-box">
      <ul
        {...listRole}
        className="rows virtual"
        aria-label={label}
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index, key, start }) => (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            className={rowClass}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            // Don't use a transform, because some browsers ignore transforms when they position a
            // row's menu.
            style={{ insetBlockStart: start }}
          >
            {children(items[index] as T)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * Returns the index of the focused row, or -1. The caller keeps this row rendered, because an
 * element that is removed loses the focus.
 */
function focusedIndex(box: HTMLElement | null): number {
  const row = box?.querySelector<HTMLElement>("[data-index]:focus-within");
  return Number(row?.dataset["index"] ?? -1);
}

/** Returns the indexes of the rows in view, together with those indexes in `more` that exist. */
function withRows(range: Range, more: readonly number[]): number[] {
  const existing = more.filter((index) => index >= 0 && index < range.count);
  const rows = new Set([...defaultRangeExtractor(range), ...existing]);
  return [...rows].sort((a, b) => a - b);
}
