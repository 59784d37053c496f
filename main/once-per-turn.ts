/**
 * Returns a function that runs `action` at the end of the current turn of the event loop. It runs
 * `action` just once per turn, however often it is called. For example, saving 500 Pages changes a
 * flow 500 times, but only the last state matters.
 */
export function oncePerTurn(action: () => void): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    setImmediate(() => {
      due = false;
      action();
    });
  };
}
