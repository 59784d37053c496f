import { logFailure } from "./log.ts";

/**
 * Logs only the name of each warning instead of printing all of it, because a warning may contain a
 * secret. When a page fails to load, Electron's warning quotes the URL, which may contain a ticket,
 * or Facebook's code and state.
 */
export function logProcessWarnings(): void {
  process.removeAllListeners("warning");
  process.on("warning", (warning) => logFailure("process.warning", warning));
}
