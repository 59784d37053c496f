import type { Clock } from "../../channels/ports/clock.ts";
import { replaceParams } from "../redirect.ts";
import { createTickets } from "../tickets.ts";
import { isSameSite } from "./is-same-site.ts";

interface CodeTarget {
  readonly origin: string;
  readonly browserId: string;
}

/**
 * One-time codes that the pages of a web app exchange for a session. Browsers don't send the cookie
 * that a navigation has set with the requests of another site's page, so such a page needs a cookie
 * that its own request has set.
 */
export interface SessionCodes {
  /**
   * Returns the absolute address of a path of the web app. It contains a new code if pages of this
   * origin need one.
   */
  addressOf(path: string, target: CodeTarget): string;
  /** Uses up a code. Returns the browser's id, or undefined if the code is not for this origin. */
  redeem(code: string, origin: string): string | undefined;
}

export const sessionCodeParam = "session_code";

const withCode = (path: string, code: string): string =>
  replaceParams(path, new Set([sessionCodeParam]), [`${sessionCodeParam}=${code}`]);

export function createSessionCodes(clock: Clock): SessionCodes {
  const tickets = createTickets<CodeTarget>({ clock, lifetime: 60_000 });
  return {
    addressOf(path, target) {
      const code = isSameSite(target.origin) ? undefined : tickets.issue(target);
      return `${target.origin}${code === undefined ? path : withCode(path, code)}`;
    },
    redeem(code, origin) {
      const target = tickets.redeem(code);
      return target?.origin === origin ? target.browserId : undefined;
    },
  };
}
