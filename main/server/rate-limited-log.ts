import type { Clock } from "../channels/ports/clock.ts";
import type { Log } from "./request-log.ts";

/** Many times more than a person with a browser causes. */
const maxLinesPerMinute = 300;
const minuteMs = 60_000;

/**
 * Limits the log lines that any web page or program can cause by sending requests. Without a limit
 * they would push everything else out of the log within half a minute. Reports how many lines were
 * dropped.
 */
export function createRateLimitedLog(log: Log, clock: Pick<Clock, "now">): Log {
  let since = clock.now();
  let lines = 0;
  return (event, facts) => {
    // Absolute, in case the clock was set back.
    if (Math.abs(clock.now() - since) >= minuteMs) {
      if (lines > maxLinesPerMinute)
        log("http.lines-dropped", { lines: lines - maxLinesPerMinute });
      since = clock.now();
      lines = 0;
    }
    lines += 1;
    if (lines <= maxLinesPerMinute) log(event, facts);
  };
}
