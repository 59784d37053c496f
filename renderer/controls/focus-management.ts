import { type RefObject, useLayoutEffect, useRef } from "react";
import type { ChannelType } from "../../common/contract/accounts.ts";

/** The ids of the elements that can take over the focus. */
export const focusIds = {
  main: "main",
  settings: "settings",
  update: "update",
  connect: (type: ChannelType) => `connect-${type}`,
  flow: (type: ChannelType) => `flow-${type}`,
  heading: (type: ChannelType) => `heading-${type}`,
  more: (accountId: string) => `more-${accountId}`,
};

/** Focuses the first element that exists. */
export function focusFirst(ids: readonly string[]): void {
  for (const id of ids) {
    const element = document.getElementById(id);
    if (!element) continue;
    element.focus();
    return;
  }
}

/**
 * Keeps the focus from being lost. Attach the returned ref to an element. If that element is
 * removed while it has the focus, the first existing element of `ids` is focused.
 */
export function useFocusHandover<E extends HTMLElement>(
  ids: readonly string[],
): RefObject<E | null> {
  const ref = useRef<E>(null);
  const latest = useRef(ids);
  latest.current = ids;
  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      // Wait for a microtask, because at this point the element is still in the DOM, and its
      // replacement may not be there yet.
      if (element?.contains(document.activeElement))
        queueMicrotask(() => focusFirst(latest.current));
    };
  }, []);
  return ref;
}
