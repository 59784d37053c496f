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

export type MenuEntry = MenuItemProps | "separator";

/** A position in the window, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface MenuProps {
  readonly id: string;
  /**
   * The id of the button that opens the menu. It labels the menu and is focused when the menu
   * closes.
   */
  readonly buttonId: string;
  readonly items: readonly MenuEntry[];
  /** Where to open the menu, if not at its button. */
  readonly at?: Point | undefined;
  /** Whether to focus the first item instead of the menu itself. */
  readonly focusFirstItem: boolean;
  readonly onClosed: () => void;
}

/**
 * A menu that is open while it is rendered. It is a popover, so the browser draws it above
 * everything and closes it on a click outside. styles/menu.css positions it.
 */
export function Menu({ id, buttonId, items, at, focusFirstItem, onClosed }: MenuProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    ref.current?.showPopover();
    if (at && ref.current) moveTo(ref.current, at);
    focus(focusFirstItem ? itemsIn(ref.current)[0] : ref.current);
  }, [at, focusFirstItem]);
  const button = () => document.getElementById(buttonId);
  const close = () => {
    button()?.focus();
    onClosed();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // `close` moves the focus to the button, so that Tab continues from there.
    if (event.key === "Tab") return close();
    if (event.key === "Escape") {
      // Close the menu here instead of leaving it to the browser. The browser would call `onToggle`
      // later, so a key that the user presses in between would be lost.
      event.preventDefault();
      return close();
    }
    const next = itemToFocus(event, ref.current);
    if (!next) return;
    event.preventDefault();
    focus(next);
  };
  const onBlur = ({ relatedTarget: target }: FocusEvent) => {
    // Keep the menu open if the focus moves to an ancestor of the button, because a click on the
    // page moves the focus there.
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
      className={at ? "menu at-pointer" : "menu"}
      aria-labelledby={buttonId}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      onToggle={onToggle}
      // Move the focus with the pointer, so that only one item is highlighted.
      onPointerMove={(event) => focus(itemUnder(event) ?? ref.current)}
      onPointerLeave={() => focus(ref.current)}
    >
      {items.map((item) =>
        item === "separator" ? (
          <hr key="separator" />
        ) : (
          <MenuItem
            key={item.label}
            label={item.label}
            onSelect={() => {
              close();
              item.onSelect();
            }}
          />
        ),
      )}
    </div>
  );
}

/** Moves the menu to the position, or as near as the window's edges allow. */
function moveTo(menu: HTMLElement, { x, y }: Point): void {
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(0, Math.min(x, innerWidth - width))}px`;
  menu.style.top = `${Math.max(0, Math.min(y, innerHeight - height))}px`;
}

/** Renders a `div`, because forced-colours mode would give a `button` a border. */
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
