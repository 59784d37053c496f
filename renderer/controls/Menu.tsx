import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ToggleEvent,
  useLayoutEffect,
  useRef,
} from "react";
import { itemByKey } from "./menu-keyboard.ts";

interface MenuItem {
  readonly label: string;
  readonly choose: () => void;
}

interface MenuProps {
  readonly id: string;
  /** The button that it belongs to: it hangs there, is called so, and gives the focus back to it. */
  readonly buttonId: string;
  readonly items: readonly MenuItem[];
  /** The first item has the focus from the start, and not only the menu. */
  readonly onFirst: boolean;
  readonly onClosed: () => void;
}

/**
 * A menu, open as long as it is drawn. It is a popover: the browser draws it above everything and closes it at a press
 * beside it. Where it stands is said in styles/controls.css.
 */
export function Menu({ id, buttonId, items, onFirst, onClosed }: MenuProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    ref.current?.showPopover();
    focus(onFirst ? itemsIn(ref.current)[0] : ref.current);
  }, [onFirst]);
  const button = () => document.getElementById(buttonId);
  const close = () => {
    button()?.focus();
    onClosed();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // From the button the browser goes on to what comes next.
    if (event.key === "Tab") return close();
    if (event.key === "Escape") {
      // Left to the browser, the menu would be closed at once but told so later, and the next key would be lost.
      event.preventDefault();
      return close();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const drawn = itemsIn(ref.current);
    const labels = items.map(({ label }) => label);
    const at = drawn.findIndex((item) => item.contains(document.activeElement));
    const next = itemByKey(event.key, labels, at);
    if (next === undefined) return;
    event.preventDefault();
    focus(drawn[next]);
  };
  /** Closes when the focus is elsewhere; on what holds the button it is nowhere, as after a press on the page. */
  const onBlur = ({ relatedTarget: to }: FocusEvent) => {
    if (!(to instanceof Element) || ref.current?.contains(to) || to.contains(button())) return;
    onClosed();
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
      // The item under the pointer has the focus, so that there is one mark and not two.
      onPointerMove={(event) => focus(itemUnder(event) ?? ref.current)}
      onPointerLeave={() => focus(ref.current)}
    >
      {items.map(({ label, choose }) => (
        <Item
          key={label}
          label={label}
          onChosen={() => {
            close();
            choose();
          }}
        />
      ))}
    </div>
  );
}

interface ItemProps {
  readonly label: string;
  readonly onChosen: () => void;
}

/** No button: in a menu nothing looks like one, forced colours or not. */
function Item({ label, onChosen }: ItemProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onChosen();
  };
  return (
    <div
      role="menuitem"
      tabIndex={-1}
      className="menu-item"
      onClick={onChosen}
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

const focus = (element: HTMLElement | null | undefined) => element?.focus({ preventScroll: true });
