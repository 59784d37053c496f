import { errorName } from "../../error-code.ts";
import { redact } from "./redact.ts";

type Writer = (line: string) => void;

/** Lines to keep for the log file until it is open, and for crash reports. */
const maxLines = 200;
const lines: string[] = [];
let toFile: Writer | undefined;
let listensToErrors = false;

/**
 * Logs an event, named `area.event`, with a few facts. Never pass an address, a query, an argument
 * or a message from outside: each may contain a secret.
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

/** Passes the lines so far, and from now on every line, to `writer`, which must not throw. */
export function writeLogTo(writer: Writer): void {
  for (const line of lines) writer(line);
  toFile = writer;
}

/** Returns the last lines, the newest at the end. */
export const recentLines = (count: number): readonly string[] => lines.slice(-count);

function print(line: string): void {
  // If the terminal is closed, an unhandled error event would be thrown, logged, thrown again…
  if (!listensToErrors) process.stderr.on("error", () => undefined);
  listensToErrors = true;
  process.stderr.write(`${line}\n`);
}
