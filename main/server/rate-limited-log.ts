import type { Clock } from "../channels/ports/clock.ts";
import type { Log } from "./request-log.ts";

/** Lines a minute: many times as many as a person at a browser brings about. */
const mostLines = 300;
/** Milliseconds. */
const minute = 60_000;

/**
 * Any page in a browser, and any program, can have the backend answer and so write a line. Unbounded, they would write over
 * all that the log has kept within half a minute. What is left out is counted, and said with the next line.
 */
export function createRateLimitedLog(log: Log, clock: Pick<Clock, "now">): Log {
  let since = clock.now();
  let lines = 0;
  return (event, facts) => {
    // Also after the clock was set back.
    if (Math.abs(clock.now() - since) >= minute) {
      if (lines > mostLines) log("http.left-out", { lines: lines - mostLines });
      since = clock.now();
      lines = 0;
    }
    lines += 1;
    if (lines <= mostLines) log(event, facts);
  };
}
