import { useEffect } from "react";
import type { SearchScope } from "../../common/contract/events.ts";

/**
 * Handles the shortcuts of the whole window: Ctrl+K and "/" open the search of the title bar, and
 * Ctrl+F goes to the search of the list. On a Mac, Command replaces Ctrl.
 */
export function useShortcuts(focusSearch: (scope: SearchScope) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const scope = scopeFor(event);
      if (event.defaultPrevented || scope === undefined) return;
      // Otherwise, the application menu would handle the shortcut, too.
      event.preventDefault();
      // A dialog has the keyboard to itself.
      if (!document.querySelector("dialog:modal")) focusSearch(scope);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [focusSearch]);
}

function scopeFor(event: KeyboardEvent): SearchScope | undefined {
  const key = event.key.toLowerCase();
  const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (command && key === "k") return "everything";
  if (command && key === "f") return "list";
  return key === "/" && !command && !isTextField(event.target) ? "everything" : undefined;
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
