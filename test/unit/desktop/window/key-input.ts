import type { Input } from "electron";

/** Returns the input that Electron reports when a key is pressed. */
export const keyDown = (key: string, modifiers: Partial<Input> = {}): Input => ({
  type: "keyDown",
  key,
  code: key,
  isAutoRepeat: false,
  isComposing: false,
  shift: false,
  control: false,
  alt: key === "Alt",
  meta: false,
  location: 0,
  modifiers: [],
  ...modifiers,
});

export const keyUp = (key: string): Input => ({ ...keyDown(key), type: "keyUp", alt: false });
