import { randomBytes } from "node:crypto";
import type { Request, Response } from "express";
import expressSession from "express-session";
import createMemoryStore from "memorystore";
import { type Clock, currentMoment, elapsedSince, type Moment } from "../channels/ports/clock.ts";
import { keepSessionCookie } from "./session-cookie.ts";

/** The data of a session. Sessions exist only after a sign-in. */
interface SignIn {
  readonly at: Moment;
  /**
   * Identifies the browser that a flow belongs to. Unlike the session id, this id stays the same
   * when the browser signs in again, so that a flow in another tab can go on.
   */
  readonly browserId: string;
}

declare module "express-session" {
  interface SessionData {
    signIn?: SignIn;
  }
}

export interface Sessions {
  /** Reads the session cookie. Call it before the other methods. */
  load(request: Request, response: Response): Promise<void>;
  /** Returns the browser's id, or undefined if the browser is signed out. */
  browserIdOf(request: Request): string | undefined;
  /** Signs the browser in with a new session id, which prevents session fixation. */
  signIn(request: Request, browserId: string): Promise<void>;
  /** Ends the browser's session and removes its cookie. */
  signOut(request: Request, response: Response): Promise<void>;
  /** Ends all sessions at once, so that requests in progress count as signed out, too. */
  close(): void;
}

export interface SessionsOptions {
  readonly clock: Clock;
  /**
   * The name of the cookie. It must contain the port, because browsers send a cookie to every port
   * of localhost.
   */
  readonly cookieName: string;
  /** Whether pages of other sites send the cookie, too. By default, they don't. */
  readonly crossSite?: boolean;
}

export const newBrowserId = (): string => randomBytes(32).toString("base64url");

const lifetimeMs = 12 * 60 * 60 * 1000;
const pruneIntervalMs = 60 * 60 * 1000;
/**
 * The maximum number of sessions. 200 is more than enough, because each session needs a ticket or
 * an allowed web app.
 */
const maxSessions = 200;

export function createSessions(options: SessionsOptions): Sessions {
  const { clock, cookieName, crossSite = false } = options;
  const MemoryStore = createMemoryStore(expressSession);
  const store = new MemoryStore({
    ttl: lifetimeMs,
    checkPeriod: pruneIntervalMs,
    max: maxSessions,
  });
  // The secret is new whenever the app starts, so that old cookies are worthless and no secret is
  // on disk.
  const secret = randomBytes(32).toString("base64url");
  let closed = false;
  const readSession = expressSession({
    name: cookieName,
    secret,
    store,
    resave: false,
    saveUninitialized: false,
    proxy: crossSite,
    cookie: (request) => ({
      httpOnly: true,
      path: "/",
      ...(crossSite ? crossSiteScope(request) : ownScope),
    }),
  });
  return {
    async load(request, response) {
      await keepSessionCookie(request, {
        name: cookieName,
        secret,
        exists: (id) => hasSession(store, id),
      });
      // express-session sends a `Secure` cookie over http only if a proxy in front of it says that
      // it uses https. There is no proxy, but browsers accept such a cookie from http://localhost.
      if (crossSite) request.headers["x-forwarded-proto"] = "https";
      await promisify((done) => readSession(request, response, done));
    },
    browserIdOf: ({ session: { signIn } }) =>
      !closed && signIn && elapsedSince(signIn.at, clock) < lifetimeMs
        ? signIn.browserId
        : undefined,
    async signIn(request, browserId) {
      await promisify((done) => request.session.regenerate(done));
      request.session.signIn = { at: currentMoment(clock), browserId };
      // Save before redirecting, because the browser may send its next request before this response
      // ends.
      await promisify((done) => request.session.save(done));
    },
    async signOut(request, response) {
      await promisify((done) => request.session.destroy(done));
      response.clearCookie(cookieName, { path: "/" });
    },
    close() {
      closed = true;
      store.stopInterval();
    },
  };
}

/**
 * `sameSite` is "lax", because Facebook's redirect is a navigation from another site. `secure` is
 * off, because the redirect URI uses http. This is safe, because loopback traffic doesn't leave the
 * computer.
 */
const ownScope = { sameSite: "lax", secure: false } as const;

/**
 * Browsers require `secure` for cookies of other sites. From a `fetch`, which names its page in
 * `Origin`, many accept only cookies that they send below that page and nowhere else (CHIPS).
 */
const crossSiteScope = (request: Request) =>
  ({ sameSite: "none", secure: true, partitioned: request.get("Origin") !== undefined }) as const;

const hasSession = (store: expressSession.Store, id: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    store.get(id, (error: unknown, session) => (error ? reject(error) : resolve(!!session)));
  });

function promisify(call: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => (error ? reject(error) : resolve()));
  });
}
