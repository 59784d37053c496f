/** One line an event: its name and a few facts. Never an address, a query, a message from outside, or an argument: any may hold a secret. */
export function log(
  event: string,
  facts: Readonly<Record<string, string | number | boolean>> = {},
): void {
  const pairs = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
  process.stderr.write(`${[new Date().toISOString(), event, ...pairs].join(" ")}\n`);
}

export function logFailure(event: string, error: unknown): void {
  log(event, { error: kindOf(error) });
}

/** Of what was thrown only the kind: its words may quote what it was given. */
export const kindOf = (error: unknown): string =>
  error instanceof Error ? error.name : typeof error;
