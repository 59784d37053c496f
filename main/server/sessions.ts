import { randomBytes } from "node:crypto";
import type { Request, RequestHandler } from "express";
import expressSession from "express-session";
import createMemoryStore from "memorystore";
import { type Clock, currentMoment, elapsedSince, type Moment } from "../channels/ports/clock.ts";
import { keepSessionCookie, sessionCookieName } from "./session-cookie.ts";

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
  /** Reads the session cookie. Must run before the other methods are called. */
  readonly middleware: readonly RequestHandler[];
  /** Returns the browser's id, or undefined if the browser is signed out. */
  browserIdOf(request: Request): string | undefined;
  /** Signs the browser in with a new session id, which prevents session fixation. */
  signIn(request: Request, browserId: string): Promise<void>;
  /** Stops the store's timer. */
  close(): void;
}

export const newBrowserId = (): string => randomBytes(32).toString("base64url");

const lifetimeMs = 12 * 60 * 60 * 1000;
const pruneIntervalMs = 60 * 60 * 1000;
/**
 * The maximum number of sessions. 200 is more than enough, because each session needs a ticket and
 * only the user can get tickets.
 */
const maxSessions = 200;

export function createSessions(clock: Clock, port: number): Sessions {
  const MemoryStore = createMemoryStore(expressSession);
  const store = new MemoryStore({
    ttl: lifetimeMs,
    checkPeriod: pruneIntervalMs,
    max: maxSessions,
  });
  const name = sessionCookieName(port);
  // The secret is new whenever the app starts, so that old cookies are worthless and no secret is
  // on disk.
  const secret = randomBytes(32).toString("base64url");
  return {
    middleware: [
      keepSessionCookie({ name, secret, exists: (id) => hasSession(store, id) }),
      expressSession({
        name,
        secret,
        store,
        resave: false,
        saveUninitialized: false,
        // `sameSite` is "lax", because Facebook's redirect is a navigation from another site.
        // `secure` is off, because the redirect URI uses http. This is safe, because loopback
        // traffic doesn't leave the computer.
        cookie: { httpOnly: true, sameSite: "lax", path: "/", secure: false },
      }),
    ],
    browserIdOf: ({ session: { signIn } }) =>
      signIn && elapsedSince(signIn.at, clock) < lifetimeMs ? signIn.browserId : undefined,
    async signIn(request, browserId) {
      await promisify((done) => request.session.regenerate(done));
      request.session.signIn = { at: currentMoment(clock), browserId };
      // Save before redirecting, because the browser may send its next request before this response
      // ends.
      await promisify((done) => request.session.save(done));
    },
    close: () => store.stopInterval(),
  };
}

const hasSession = (store: expressSession.Store, id: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    store.get(id, (error: unknown, session) => (error ? reject(error) : resolve(!!session)));
  });

function promisify(call: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => (error ? reject(error) : resolve()));
  });
}
