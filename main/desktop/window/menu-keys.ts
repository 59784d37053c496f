import type { BrowserWindow, Input } from "electron";

/**
 * Calls `openMenu` for the keys that open the menu on Windows and Linux: F10, and Alt if it is
 * pressed and released without anything in between.
 */
export function watchMenuKeys(window: BrowserWindow, openMenu: () => void): void {
  let altAlone = false;
  const reset = () => {
    altAlone = false;
  };
  window.webContents.on("before-input-event", (event, input) => {
    if (input.type === "keyUp") {
      if (altAlone && input.key === "Alt") openMenu();
      reset();
      return;
    }
    altAlone = input.key === "Alt" && isAlone(input);
    if (input.key === "F10" && isAlone(input) && !input.alt) {
      event.preventDefault();
      openMenu();
    }
  });
  // A click or the wheel makes Alt part of a gesture, and so does dragging the window.
  window.webContents.on("before-mouse-event", (_event, { type }) => {
    if (type === "mouseDown" || type === "mouseWheel") reset();
  });
  window.on("move", reset);
  window.on("resize", reset);
  // The system's own shortcuts, such as Alt+Tab, leave the window before Alt is released.
  window.on("blur", reset);
}

/** Whether no other modifier is held down. On Windows, AltGr counts as Ctrl+Alt. */
const isAlone = ({ control, meta, shift }: Input): boolean => !control && !meta && !shift;
