/** How long a button ignores clicks, in milliseconds. */
export const clickDelay = 1000;

/** Its methods fit `useSyncExternalStore`. */
export interface ClickDelay {
  /** Returns whether a click counts now. */
  isOver(): boolean;
  restart(): void;
  /** Starts the delay. Returns a function that ends it. */
  subscribe(onChange: () => void): () => void;
}

/**
 * Creates a delay for a button that appears by surprise, so that a click or key press that was
 * meant for something else does not count. The delay starts again when the window gets the focus.
 * `window` only needs to dispatch `focus` and `blur`.
 */
export function createClickDelay(window: EventTarget): ClickDelay {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let notify: () => void = () => undefined;

  function set(over: boolean): void {
    isOver = over;
    notify();
  }
  function pause(): void {
    clearTimeout(timer);
    set(false);
  }
  function restart(): void {
    pause();
    timer = setTimeout(() => set(true), clickDelay);
  }

  return {
    isOver: () => isOver,
    restart,
    subscribe(onChange) {
      notify = onChange;
      restart();
      window.addEventListener("focus", restart);
      // The click that brings the window back may arrive before the `focus` event.
      window.addEventListener("blur", pause);
      return () => {
        window.removeEventListener("focus", restart);
        window.removeEventListener("blur", pause);
        clearTimeout(timer);
      };
    },
  };
}
