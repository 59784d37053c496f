/** One line an event, to stderr and, once there is one, to a file. Loaded before the window, so it imports next to nothing. */
import { redact } from "./redact.ts";

type Writer = (line: string) => void;

/** So many lines wait for the file, and stand ready for a crash report. */
const kept = 200;
const lines: string[] = [];
let toFile: Writer | undefined;
let printing = false;

/** Its name and a few facts. Never an address, a query, a message from outside, or an argument: any may hold a secret. */
export function log(
  event: string,
  facts: Readonly<Record<string, string | number | boolean>> = {},
): void {
  const pairs = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
  const said = redact([event, ...pairs].join(" ")).replaceAll(lineBreaks, " ");
  const line = `${new Date().toISOString()} ${said}`;
  if (lines.push(line) > kept) lines.shift();
  print(line);
  toFile?.(line);
}

const lineBreaks = /[\r\n\u2028\u2029]+/g;

export function logFailure(event: string, error: unknown): void {
  log(event, { error: errorName(error) });
}

/** Of what was thrown only the kind: its words may quote what it was given. */
export const errorName = (error: unknown): string =>
  error instanceof Error ? error.name : typeof error;

/** From now on every line goes there, too; what was said before goes first. The writer must not throw. */
export function writeLogTo(writer: Writer): void {
  for (const line of lines) writer(line);
  toFile = writer;
}

/** The newest last. */
export const recentLines = (count: number): readonly string[] => lines.slice(-count);

function print(line: string): void {
  // A terminal that was closed says so in an event; unheard, it would be an exception, which is logged, and so on.
  if (!printing) process.stderr.on("error", () => undefined);
  printing = true;
  process.stderr.write(`${line}\n`);
}
