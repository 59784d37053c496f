import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ToggleEvent,
  useLayoutEffect,
  useRef,
} from "react";
import { itemForKey } from "./menu-keyboard.ts";

interface MenuItemProps {
  readonly label: string;
  readonly onSelect: () => void;
}

interface MenuProps {
  readonly id: string;
  /** The button that opens the menu, names it, and gets the focus back. */
  readonly buttonId: string;
  readonly items: readonly MenuItemProps[];
  /** Focus the first item instead of the menu itself. */
  readonly focusFirstItem: boolean;
  readonly onClosed: () => void;
}

/**
 * A menu, open while it is rendered. As a popover, it is drawn above everything and closes on a
 * click outside. styles/menu.css positions it.
 */
export function Menu({ id, buttonId, items, focusFirstItem, onClosed }: MenuProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    ref.current?.showPopover();
    focus(focusFirstItem ? itemsIn(ref.current)[0] : ref.current);
  }, [focusFirstItem]);
  const button = () => document.getElementById(buttonId);
  const close = () => {
    button()?.focus();
    onClosed();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // With the focus back on the button, the browser tabs on from there.
    if (event.key === "Tab") return close();
    if (event.key === "Escape") {
      // The browser closes a popover before its toggle event, and would lose the next key.
      event.preventDefault();
      return close();
    }
    const next = itemToFocus(event, ref.current);
    if (!next) return;
    event.preventDefault();
    focus(next);
  };
  const onBlur = ({ relatedTarget: target }: FocusEvent) => {
    // After a click on the page, the focus is on an ancestor of the button: keep the menu open.
    const stays =
      !(target instanceof Element) || ref.current?.contains(target) || target.contains(button());
    if (!stays) onClosed();
  };
  const onToggle = (event: ToggleEvent) => {
    if (event.newState !== "closed") return;
    if (document.activeElement?.contains(button())) button()?.focus();
    onClosed();
  };
  return (
    <div
      ref={ref}
      id={id}
      popover="auto"
      role="menu"
      tabIndex={-1}
      className="menu"
      aria-labelledby={buttonId}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      onToggle={onToggle}
      // Focus follows the pointer, so that only one item is highlighted.
      onPointerMove={(event) => focus(itemUnder(event) ?? ref.current)}
      onPointerLeave={() => focus(ref.current)}
    >
      {items.map(({ label, onSelect }) => (
        <MenuItem
          key={label}
          label={label}
          onSelect={() => {
            close();
            onSelect();
          }}
        />
      ))}
    </div>
  );
}

/** Not a button, because forced colours would draw it as one. */
function MenuItem({ label, onSelect }: MenuItemProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onSelect();
  };
  return (
    <div
      role="menuitem"
      tabIndex={-1}
      className="menu-item"
      onClick={onSelect}
      onKeyDown={onKeyDown}
    >
      {label}
    </div>
  );
}

const itemsIn = (menu: HTMLElement | null): readonly HTMLElement[] =>
  menu ? [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")] : [];

const itemUnder = ({ target }: PointerEvent): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>("[role=menuitem]") : null;

function itemToFocus(event: KeyboardEvent, menu: HTMLElement | null): HTMLElement | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const items = itemsIn(menu);
  const labels = items.map(({ textContent }) => textContent);
  const focused = items.findIndex((item) => item.contains(document.activeElement));
  const next = itemForKey(event.key, labels, focused);
  return next === undefined ? undefined : items[next];
}

const focus = (element: HTMLElement | null | undefined) => element?.focus({ preventScroll: true });
