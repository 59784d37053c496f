import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { ChannelType } from "../../common/contract/accounts.ts";

/** The ids of the elements that can take over the focus. */
export const focusIds = {
  main: "main",
  settings: "settings",
  update: "update",
  connect: (type: ChannelType) => `connect-${type}`,
  flow: (type: ChannelType) => `flow-${type}`,
  heading: (type: ChannelType) => `heading-${type}`,
  row: (accountId: string) => `row-${accountId}`,
  more: (accountId: string) => `more-${accountId}`,
  problem: (problemId: string) => `problem-${problemId}`,
  details: "details",
  unconnectable: "unconnectable",
  listSearch: "list-search",
  check: (type = "all") => `check-${type}`,
  cancelCheck: (type = "all") => `cancel-check-${type}`,
  removeWebApp: (origin: string) => `remove-${origin}`,
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
 * Returns a function that focuses the element that was focused when the component was first
 * rendered. If that element can't be focused any more, the first existing element of `otherwise` is
 * focused.
 */
export function useFocusReturn(otherwise: readonly string[]): () => void {
  const [opener] = useState(() => document.activeElement);
  return () => {
    if (opener instanceof HTMLElement) opener.focus();
    const { activeElement } = document;
    if (activeElement !== opener || activeElement === document.body) focusFirst(otherwise);
  };
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
