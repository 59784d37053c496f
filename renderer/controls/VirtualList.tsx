import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef } from "react";

/** Up to here all rows are drawn: simpler for screen readers, and for "find in page". */
const drawnWhole = 100;

/** Said again, because WebKit drops the role of a list without bullets. */
const listRole = { role: "list" } as const;

interface VirtualListProps<T> {
  /** Accessible name. */
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** CSS pixels of a usual row; others are measured. */
  readonly rowHeight: number;
  readonly rowClass: string;
  /** Key of an item whose row is drawn wherever one has scrolled, so that it can be scrolled to. */
  readonly drawn?: string | undefined;
  readonly children: (item: T) => ReactNode;
}

export function VirtualList<T>(props: VirtualListProps<T>) {
  if (props.items.length === 0) return null;
  return props.items.length > drawnWhole ? <VirtualRows {...props} /> : <PlainRows {...props} />;
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

/** Draws what is in view. It scrolls in a box of its own, so that what stands below stays within reach. */
function VirtualRows<T>(props: VirtualListProps<T>) {
  const { label, items, keyOf, rowHeight, rowClass, drawn, children } = props;
  const drawnIndex = useMemo(
    () => (drawn === undefined ? -1 : items.findIndex((item) => keyOf(item) === drawn)),
    [drawn, items, keyOf],
  );
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    getItemKey: (index) => keyOf(items[index] as T),
    rangeExtractor: (range) => withRows(range, [drawnIndex, focusedIndex(box.current)]),
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
            // No transform: not every browser counts one in where it hangs a row's menu.
            style={{ insetBlockStart: start }}
          >
            {children(items[index] as T)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Its row stays drawn wherever one scrolls: its removal would drop the focus. -1: none has it. */
function focusedIndex(box: HTMLElement | null): number {
  const row = box?.querySelector<HTMLElement>("[data-index]:focus-within");
  return Number(row?.dataset["index"] ?? -1);
}

/** The rows in view, and these as far as there are such. */
function withRows(range: Range, more: readonly number[]): number[] {
  const there = more.filter((index) => index >= 0 && index < range.count);
  return [...new Set([...defaultRangeExtractor(range), ...there])].sort((a, b) => a - b);
}
