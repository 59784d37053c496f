import type { Parameter } from "./query-params.ts";

/** Characters, after decoding (DESIGN.md §3.3). */
const longest = 2048;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const forbidden = /[\u0000-\u001f\u007f-\u009f\\]/;

/**
 * The path a flow returns to; "/" when none was asked for, undefined when it is not one of ours.
 * An open redirector would lend our name to any site (RFC 9700 §4.11).
 */
export function parseRedirectPath(asked: Parameter): string | undefined {
  if (asked.status === "absent") return "/";
  return asked.status === "one" && isOwnPath(asked.value) ? asked.value : undefined;
}

function isOwnPath(path: string): boolean {
  if (path.length > longest || forbidden.test(path)) return false;
  return /^\/(?!\/)/.test(path) && staysOwnWhenResolved(path);
}

/** "/..//host" resolves to the path "//host", which a page that navigates to it takes for a host. */
function staysOwnWhenResolved(path: string): boolean {
  const url = URL.parse(path, "http://localhost");
  return url?.origin === "http://localhost" && !url.pathname.startsWith("//");
}
