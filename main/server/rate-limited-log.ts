import type { Clock } from "../channels/ports/clock.ts";
import type { Log } from "./request-log.ts";

/** This limit is far above what a user with a browser can cause. */
const maxLinesPerMinute = 300;
const minuteMs = 60_000;

/**
 * Limits the number of log lines that a web page or program can cause by sending requests. Without
 * a limit, these lines could push all others out of the log within half a minute. Logs the number
 * of dropped lines.
 */
export function createRateLimitedLog(log: Log, clock: Pick<Clock, "now">): Log {
  let since = clock.now();
  let lines = 0;
  return (event, facts) => {
    // Compare the absolute value, because the difference is negative if the clock was set back.
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
