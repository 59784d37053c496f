import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef } from "react";

/** Up to here all rows are drawn: simpler for screen readers, and for "find in page". */
const drawnWhole = 100;

/** Said again, because WebKit drops the role of a list without bullets. */
const listRole = { role: "list" } as const;

interface LongListProps<T> {
  /** Accessible name. */
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** CSS pixels of a usual row; others are measured. */
  readonly rowHeight: number;
  readonly rowClass: string;
  readonly children: (item: T) => ReactNode;
}

export function LongList<T>(props: LongListProps<T>) {
  if (props.items.length === 0) return null;
  return props.items.length > drawnWhole ? <VirtualList {...props} /> : <WholeList {...props} />;
}

function WholeList<T>({ label, items, keyOf, rowClass, children }: LongListProps<T>) {
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
function VirtualList<T>({ label, items, keyOf, rowHeight, rowClass, children }: LongListProps<T>) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    getItemKey: (index) => keyOf(items[index] as T),
    rangeExtractor: (range) => withFocused(range, box.current),
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
            style={{ transform: `translateY(${start}px)` }}
          >
            {children(items[index] as T)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The row with the focus stays drawn wherever one scrolls: its removal would drop the focus. */
function withFocused(range: Range, box: HTMLElement | null): number[] {
  const indexes = defaultRangeExtractor(range);
  const row = box?.querySelector<HTMLElement>("[data-index]:focus-within");
  const focused = Number(row?.dataset["index"] ?? Number.NaN);
  if (!(focused < range.count) || indexes.includes(focused)) return indexes;
  return [...indexes, focused].sort((a, b) => a - b);
}
