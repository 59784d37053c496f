import { randomBytes } from "node:crypto";
import type { Request, Response } from "express";
import type { Clock } from "../../channels/ports/clock.ts";
import type { Question } from "../../web-apps/questions.ts";
import { parseCookies } from "../cookies.ts";
import { replaceParams } from "../redirect.ts";
import { createTickets } from "../tickets.ts";
import type { AppCaller } from "./caller.ts";

/** A browser that waits for the user's answer about a web app. */
export interface WaitingBrowser {
  readonly caller: AppCaller;
  readonly question: Question;
}

/**
 * The browsers that wait for an answer. Each has a cookie, so that the answer lets in only the
 * browser that asked, and only for the address that it asked for.
 */
export interface WaitingBrowsers {
  add(request: Request, response: Response, browser: WaitingBrowser): void;
  find(request: Request): WaitingBrowser | undefined;
  /** Forgets the browser, which has got its answer. */
  remove(request: Request, response: Response): void;
}

/**
 * Returns the address that a waiting page opens next. It names the app, because browsers count the
 * waiting page as the sender. Without the name, we would take the request for one of our own pages
 * if the browser has lost its cookie, or if the answer has used it up.
 */
export const waitingTarget = ({ originalUrl }: Request, origin: string): string =>
  replaceParams(originalUrl, new Set(["app"]), [`app=${encodeURIComponent(origin)}`]);

/** Long enough to fetch the answer to a question that has waited for two minutes. */
const lifetime = 5 * 60_000;

export function createWaitingBrowsers(clock: Clock, port: number): WaitingBrowsers {
  const tickets = createTickets<WaitingBrowser & { readonly targets: readonly string[] }>({
    clock,
    lifetime,
  });
  // Each cookie has a name of its own, because several tabs may wait.
  const prefix = `pagekeeper.ask.${port}.`;

  function findCookie({ headers, originalUrl }: Request) {
    const cookies = parseCookies(headers.cookie).filter(({ name }) => name.startsWith(prefix));
    return cookies.find(({ value }) => tickets.find(value)?.targets.includes(originalUrl));
  }

  return {
    add(request, response, browser) {
      const targets = [request.originalUrl, waitingTarget(request, browser.caller.origin)];
      const ticket = tickets.issue({ ...browser, targets });
      const name = `${prefix}${randomBytes(8).toString("hex")}`;
      response.cookie(name, ticket, { ...cookieOptions(request), maxAge: lifetime });
    },
    find(request) {
      const cookie = findCookie(request);
      return cookie && tickets.find(cookie.value);
    },
    remove(request, response) {
      const cookie = findCookie(request);
      if (!cookie) return;
      tickets.redeem(cookie.value);
      response.clearCookie(cookie.name, cookieOptions(request));
    },
  };
}

const cookieOptions = ({ path }: Request) => ({ path, httpOnly: true, sameSite: "lax" }) as const;
