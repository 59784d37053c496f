/** Keeps the keyboard user's place: whatever leaves the page with the focus in it says where the focus goes. */
import { type RefObject, useLayoutEffect, useRef } from "react";
import type { ChannelType } from "../../common/contract/accounts.ts";

/** Ids of what takes the focus. */
export const focusIds = {
  main: "main",
  settings: "settings",
  update: "update",
  connect: (type: ChannelType) => `connect-${type}`,
  flow: (type: ChannelType) => `flow-${type}`,
  heading: (type: ChannelType) => `heading-${type}`,
  more: (accountId: string) => `more-${accountId}`,
};

/** Focuses the first that is on the page. */
export function focusFirst(ids: readonly string[]): void {
  for (const id of ids) {
    const element = document.getElementById(id);
    if (!element) continue;
    element.focus();
    return;
  }
}

/** Attach the answer to an element: when it leaves the page with the focus, the first of `ids` takes it. */
export function useFocusHandover<E extends HTMLElement>(
  ids: readonly string[],
): RefObject<E | null> {
  const ref = useRef<E>(null);
  const latest = useRef(ids);
  latest.current = ids;
  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      // Still on the page here; what replaces it is there once React has finished, in the next microtask.
      if (element?.contains(document.activeElement))
        queueMicrotask(() => focusFirst(latest.current));
    };
  }, []);
  return ref;
}
