import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef } from "react";

/** Up to this length all rows are rendered, for screen readers and "find in page". */
const maxPlainRows = 100;

/** Explicit, because WebKit drops the list role of a list without bullets. */
const listRole = { role: "list" } as const;

interface VirtualListProps<T> {
  /** Accessible name. */
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Estimated height in CSS pixels; rendered rows are measured. */
  readonly rowHeight: number;
  readonly rowClass: string;
  /** Key of an item that is rendered even out of view, so that it can be scrolled to. */
  readonly alwaysRender?: string | undefined;
  readonly children: (item: T) => ReactNode;
}

/** A list that stays fast with thousands of items. */
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

/** Renders the rows in view. Scrolls in its own box, so that what follows the list stays close. */
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
            // Not a transform: some browsers ignore it when they position the row's menu.
            style={{ insetBlockStart: start }}
          >
            {children(items[index] as T)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Returns the index of the focused row, or -1. It stays rendered so that it keeps the focus. */
function focusedIndex(box: HTMLElement | null): number {
  const row = box?.querySelector<HTMLElement>("[data-index]:focus-within");
  return Number(row?.dataset["index"] ?? -1);
}

/** Returns the rows in view plus the given ones, if they exist. */
function withRows(range: Range, more: readonly number[]): number[] {
  const existing = more.filter((index) => index >= 0 && index < range.count);
  const rows = new Set([...defaultRangeExtractor(range), ...existing]);
  return [...rows].sort((a, b) => a - b);
}
