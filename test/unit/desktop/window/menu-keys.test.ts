import type { BrowserWindow, Input } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { watchMenuKeys } from "../../../../main/desktop/window/menu-keys.ts";
import { BrowserWindow as FakeWindow } from "../../../support/doubles/electron.ts";
import { keyDown, keyUp } from "./key-input.ts";

let window: FakeWindow;
let openMenu: ReturnType<typeof vi.fn<() => void>>;

beforeEach(() => {
  window = new FakeWindow({});
  openMenu = vi.fn<() => void>();
  watchMenuKeys(window as unknown as BrowserWindow, openMenu);
});

/** Sends the inputs to the window. Returns how many of them the page does not see. */
function press(...inputs: readonly Input[]): number {
  const preventDefault = vi.fn();
  for (const input of inputs) {
    window.webContents.emit("before-input-event", { preventDefault }, input);
  }
  return preventDefault.mock.calls.length;
}
const useMouse = (type: string) => window.webContents.emit("before-mouse-event", {}, { type });

describe("the menu", () => {
  it("opens when Alt is pressed and released", () => {
    press(keyDown("Alt"));
    expect(openMenu).not.toHaveBeenCalled();
    press(keyUp("Alt"));
    expect(openMenu).toHaveBeenCalledOnce();
  });

  it("opens once although a key that is held down repeats", () => {
    press(keyDown("Alt"), keyDown("Alt", { isAutoRepeat: true }), keyUp("Alt"));
    expect(openMenu).toHaveBeenCalledOnce();
  });

  it("opens on F10, which the page does not see", () => {
    expect(press(keyDown("F10"), keyUp("F10"))).toBe(1);
    expect(openMenu).toHaveBeenCalledOnce();
  });

  it.each<[string, readonly Input[]]>([
    ["Alt with a letter", [keyDown("Alt"), keyDown("f", { alt: true }), keyUp("f"), keyUp("Alt")]],
    ["Alt with a letter that is released later", [keyDown("Alt"), keyDown("f"), keyUp("Alt")]],
    ["AltGr", [keyDown("AltGraph"), keyUp("AltGraph")]],
    ["AltGr of Windows", [keyDown("Control"), keyDown("Alt", { control: true }), keyUp("Alt")]],
    ["Alt+Shift", [keyDown("Alt"), keyDown("Shift", { alt: true }), keyUp("Shift"), keyUp("Alt")]],
    ["Shift+Alt", [keyDown("Shift"), keyDown("Alt", { shift: true }), keyUp("Alt")]],
    ["the Windows key with Alt", [keyDown("Alt", { meta: true }), keyUp("Alt")]],
    ["the end of Alt+Tab", [keyUp("Alt")]],
    ["Shift+F10", [keyDown("F10", { shift: true })]],
    ["Alt+F10", [keyDown("F10", { alt: true })]],
    ["another key", [keyDown("a"), keyUp("a")]],
  ])("stays closed on %s, which the page sees", (_what, inputs) => {
    expect(press(...inputs)).toBe(0);
    expect(openMenu).not.toHaveBeenCalled();
  });

  it.each(["mouseDown", "mouseWheel"])("stays closed on Alt with a %s", (type) => {
    press(keyDown("Alt"));
    useMouse(type);
    press(keyUp("Alt"));
    expect(openMenu).not.toHaveBeenCalled();
  });

  it("opens on Alt while the mouse moves", () => {
    press(keyDown("Alt"));
    useMouse("mouseMove");
    press(keyUp("Alt"));
    expect(openMenu).toHaveBeenCalledOnce();
  });

  it.each(["move", "resize", "blur"])("stays closed on Alt with a %s of the window", (event) => {
    press(keyDown("Alt"));
    window.emit(event);
    press(keyUp("Alt"));
    expect(openMenu).not.toHaveBeenCalled();
  });
});
