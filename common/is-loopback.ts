/**
 * Returns whether a hostname refers to this computer. The hostname must have the form of
 * `URL.hostname`: lower case, IPv4 as four decimal numbers, IPv6 in brackets.
 */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
