import { unsign } from "cookie-signature";
import type { Request } from "express";
import { percentDecode } from "../../common/percent-decode.ts";
import { parseCookies } from "./cookies.ts";

interface SessionCookieOptions {
  readonly name: string;
  readonly secret: string;
  /** Returns whether the store has a session with this id. */
  readonly exists: (id: string) => Promise<boolean>;
}

/**
 * Removes all cookies but the one of the session. A page on another port of localhost can set
 * cookies of the same name for a longer path. Browsers send these first, and express-session reads
 * only the first one, so the browser would be signed out for as long as they live.
 */
export async function keepSessionCookie(
  request: Request,
  options: SessionCookieOptions,
): Promise<void> {
  const value = await findValid(request, options);
  if (value === undefined) delete request.headers.cookie;
  else request.headers.cookie = `${options.name}=${value}`;
}

/** Returns the encoded value of the first cookie that names an existing session. */
async function findValid(request: Request, { name, secret, exists }: SessionCookieOptions) {
  for (const cookie of parseCookies(request.headers.cookie)) {
    const id = cookie.name === name ? readId(cookie.value, secret) : undefined;
    if (id !== undefined && (await exists(id))) return cookie.value;
  }
  return undefined;
}

/** express-session writes `s:ID.SIGNATURE`, encoded. */
function readId(value: string, secret: string): string | undefined {
  const [, signed] = /^s%3A(.+)$/.exec(value) ?? [];
  if (signed === undefined) return undefined;
  return unsign(percentDecode(signed), secret) || undefined;
}
