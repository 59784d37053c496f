/** `hostname` as in a parsed `URL`: lower case, IPv4 as four decimals, IPv6 in brackets. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
