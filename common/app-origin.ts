import { isLoopback } from "./is-loopback.ts";

/** DNS allows names of at most 253 characters (RFC 1035 §2.3.4). */
const maxHostLength = 253;

/** A name, an IPv4 address or an IPv6 address. URLs also allow quotes and other characters. */
const host = /^([a-z0-9._-]+|\[[0-9a-f:]+\])$/;

/**
 * Returns whether `text` is the origin of a page that the user may allow: exactly as browsers write
 * it, so that origins can be compared as texts. Refuses plain http from other computers, because
 * anybody on the network could pretend to be such a page. Browser extensions are refused, too.
 */
export function isAppOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.origin !== text) return false;
  const { hostname, port, protocol } = url;
  // Refuses the dot of a fully qualified name, because users could not tell the two origins apart.
  if (port === "0" || hostname.length > maxHostLength || hostname.endsWith(".")) return false;
  if (!host.test(hostname)) return false;
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}
