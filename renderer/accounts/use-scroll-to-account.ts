import { useEffect, useRef } from "react";
import type { FacebookAccount } from "../../common/contract/accounts.ts";
import { focusIds } from "../controls/focus-management.ts";
import type { ScrollTarget } from "../state/window-state.ts";

interface Lists {
  readonly accounts: readonly FacebookAccount[];
  /** The accounts that match the filter. */
  readonly shown: readonly FacebookAccount[];
  readonly clearFilter: () => void;
}

/**
 * Scrolls to the target account once and focuses its menu button. Clears the filter if it hides the
 * account.
 */
export function useScrollToAccount(target: ScrollTarget | undefined, lists: Lists): void {
  const { accounts, shown, clearFilter } = lists;
  const reached = useRef<ScrollTarget>(undefined);
  useEffect(() => {
    if (!target || reached.current === target) return;
    const isTarget = ({ id }: FacebookAccount) => id === target.id;
    if (!accounts.some(isTarget)) return;
    if (!shown.some(isTarget)) {
      clearFilter();
      return;
    }
    return onceRendered(focusIds.more(target.id), (button) => {
      reached.current = target;
      button.scrollIntoView({ block: "center" });
      button.focus({ preventScroll: true });
    });
  }, [target, shown, accounts, clearFilter]);
}

/**
 * Calls back once the element exists. This can take several frames, because a virtual list first
 * measures itself. Returns a function that cancels the callback.
 */
function onceRendered(id: string, callback: (element: HTMLElement) => void): () => void {
  let frame: number;
  const look = () => {
    const element = document.getElementById(id);
    if (element) callback(element);
    else frame = requestAnimationFrame(look);
  };
  frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}
