import { logFailure } from "./log.ts";

/**
 * Logs the kind of each warning instead of printing it: Electron's warning of a page that failed
 * to load quotes its address, which may hold a ticket, or Facebook's code and state.
 */
export function logProcessWarnings(): void {
  process.removeAllListeners("warning");
  process.on("warning", (warning) => logFailure("process.warning", warning));
}
