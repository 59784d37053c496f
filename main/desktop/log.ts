/** One line an event: its name and a few facts. Never an address, a query, a message from outside, or an argument: any may hold a secret. */
export function log(
  event: string,
  facts: Readonly<Record<string, string | number | boolean>> = {},
): void {
  const pairs = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
  process.stderr.write(`${[new Date().toISOString(), event, ...pairs].join(" ")}\n`);
}
