import { unsign } from "cookie-signature";
import type { Request, RequestHandler } from "express";
import { percentDecode } from "../../common/percent-decode.ts";

interface SessionCookieOptions {
  readonly name: string;
  readonly secret: string;
  /** Returns whether the store has a session with this id. */
  readonly exists: (id: string) => Promise<boolean>;
}

/**
 * Returns the name of the session cookie. It contains the port, because browsers send a cookie to
 * every port of localhost.
 */
export const sessionCookieName = (port: number): string => `pagekeeper.sid.${port}`;

/**
 * Removes all cookies but the one of the session. A page on another port of localhost can set
 * cookies of the same name for a longer path. Browsers send these first, and express-session reads
 * only the first one, so the browser would be signed out for as long as they live.
 */
export function keepSessionCookie(options: SessionCookieOptions): RequestHandler {
  return async (request, _response, next) => {
    const value = await findValid(request, options);
    if (value === undefined) delete request.headers.cookie;
    else request.headers.cookie = `${options.name}=${value}`;
    next();
  };
}

/** Returns the encoded value of the first cookie that names an existing session. */
async function findValid(request: Request, { name, secret, exists }: SessionCookieOptions) {
  for (const value of cookieValues(request.headers.cookie ?? "", name)) {
    const id = readId(value, secret);
    if (id !== undefined && (await exists(id))) return value;
  }
  return undefined;
}

function cookieValues(header: string, name: string): readonly string[] {
  const cookies = header.split(";").map((cookie) => cookie.trim());
  const start = `${name}=`;
  return cookies.filter((each) => each.startsWith(start)).map((each) => each.slice(start.length));
}

/** express-session writes `s:ID.SIGNATURE`, encoded. */
function readId(value: string, secret: string): string | undefined {
  const [, signed] = /^s%3A(.+)$/.exec(value) ?? [];
  if (signed === undefined) return undefined;
  return unsign(percentDecode(signed), secret) || undefined;
}
