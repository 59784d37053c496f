import { errorName } from "../../error-code.ts";
import { redact } from "./redact.ts";

type Writer = (line: string) => void;

/**
 * The number of lines to keep in memory. Crash reports contain them, and the log file starts with
 * them.
 */
const maxLines = 200;
const lines: string[] = [];
let toFile: Writer | undefined;
let listensToErrors = false;

/**
 * Logs an event, named `area.event`, with a few facts. Never pass a URL, a query, an argument or a
 * message from outside, because each may contain a secret.
 */
export function log(
  event: string,
  facts: Readonly<Record<string, string | number | boolean>> = {},
): void {
  const pairs = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
  const text = redact([event, ...pairs].join(" ")).replaceAll(lineBreaks, " ");
  const line = `${new Date().toISOString()} ${text}`;
  if (lines.push(line) > maxLines) lines.shift();
  print(line);
  toFile?.(line);
}

const lineBreaks = /[\r\n\u2028\u2029]+/g;

export function logFailure(event: string, error: unknown): void {
  log(event, { error: errorName(error) });
}

/** Passes the lines logged so far to `writer`, and then each new line. `writer` must not throw. */
export function writeLogTo(writer: Writer): void {
  for (const line of lines) writer(line);
  toFile = writer;
}

/** Returns the last lines, oldest first. */
export const recentLines = (count: number): readonly string[] => lines.slice(-count);

function print(line: string): void {
  // Ignore write errors, for example after the terminal was closed. Otherwise Node would throw each
  // write error, and logging that error would cause the next one.
  if (!listensToErrors) process.stderr.on("error", () => undefined);
  listensToErrors = true;
  process.stderr.write(`${line}\n`);
}
