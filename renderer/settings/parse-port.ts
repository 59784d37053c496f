/** Returns the port, or undefined unless the text is a whole number from 1024 to 65535. */
export function parsePort(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^\d{4,5}$/.test(trimmed)) return undefined;
  const port = Number(trimmed);
  return port >= 1024 && port <= 65535 ? port : undefined;
}
