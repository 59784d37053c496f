import {
  createContext,
  type FocusEventHandler,
  type KeyboardEventHandler,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { FacebookAccount } from "../../common/contract/accounts.ts";
import { useApp } from "../app/app-context.ts";
import { focusIds } from "../controls/focus-management.ts";
import type { ScrollTarget } from "../state/window-state.ts";

interface Rows {
  /** The rows of all lists, from top to bottom. */
  readonly rows: readonly FacebookAccount[];
  readonly selected: string | undefined;
  readonly scrollTarget: ScrollTarget | undefined;
}

/** The handlers of the button that covers a row. The object never changes. */
export interface RowHandlers {
  readonly onFocus: FocusEventHandler;
  readonly onKeyDown: KeyboardEventHandler;
}

export const RowKeyboard = createContext<RowHandlers | undefined>(undefined);

/**
 * Moves the focus between the rows with the arrow keys, so that the lists need only one Tab stop,
 * however long they are. The active row, which has that stop, must always be rendered.
 */
export function useRowKeyboard({ rows, selected, scrollTarget }: Rows): {
  readonly active: string | undefined;
  readonly handlers: RowHandlers;
} {
  const { actions } = useApp();
  const [wanted, setWanted] = useState<string>();
  const active = rows.some(({ id }) => id === wanted) ? wanted : rows[0]?.id;
  const focusRequest = useRef<ScrollTarget>(undefined);
  const handledTarget = useRef<ScrollTarget>(undefined);

  if (scrollTarget !== handledTarget.current && rows.some(({ id }) => id === scrollTarget?.id)) {
    handledTarget.current = scrollTarget;
    focusRequest.current = scrollTarget;
    setWanted(scrollTarget?.id);
  }

  useLayoutEffect(() => {
    const { current: request } = focusRequest;
    const row = request && document.getElementById(focusIds.row(request.id));
    if (!row) return;
    focusRequest.current = undefined;
    row.focus({ preventScroll: true });
    row.closest("li")?.scrollIntoView({ block: "nearest" });
  });

  function moveTo(index: number): void {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    focusRequest.current = { id: row.id };
    setWanted(row.id);
    // An open details pane follows the focus.
    if (selected !== undefined) actions.select(row.id);
  }

  const latest = useRef<RowHandlers>(undefined);
  latest.current = {
    onFocus: ({ currentTarget }) => setWanted(currentTarget.closest("li")?.dataset["account"]),
    onKeyDown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = steps[event.key];
      if (step === undefined && !(event.key === "Escape" && selected !== undefined)) return;
      event.preventDefault();
      if (step === undefined) actions.select(undefined);
      else moveTo(rows.findIndex(({ id }) => id === active) + step);
    },
  };
  const handlers = useMemo<RowHandlers>(
    () => ({
      onFocus: (event) => latest.current?.onFocus(event),
      onKeyDown: (event) => latest.current?.onKeyDown(event),
    }),
    [],
  );
  return { active, handlers };
}

/** How many rows each key moves down. */
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  End: Number.MAX_SAFE_INTEGER,
  Home: -Number.MAX_SAFE_INTEGER,
};
