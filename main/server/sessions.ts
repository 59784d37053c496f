import { randomBytes } from "node:crypto";
import type { Request, RequestHandler } from "express";
import expressSession from "express-session";
import createMemoryStore from "memorystore";
import type { Clock } from "../channels/ports/clock.ts";

/** What a session knows; it comes to be at sign-in and never before. */
interface SignIn {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /**
   * Names the browser to the flows. It outlives the session id, which changes at each sign-in:
   * a second sign-in must not cut off a flow that waits at Facebook in another tab.
   */
  readonly browserId: string;
}

declare module "express-session" {
  interface SessionData {
    signIn?: SignIn;
  }
}

export interface Sessions {
  /** Reads the cookie; needed before any of the others. */
  readonly middleware: RequestHandler;
  /** The browser's lasting name; undefined: signed out. */
  browserIdOf(request: Request): string | undefined;
  /** Under a new session id, against fixation. */
  signIn(request: Request, browserId: string): Promise<void>;
  /** Stops the store's timer. */
  close(): void;
}

export const newBrowserId = (): string => randomBytes(32).toString("base64url");

/** Milliseconds from sign-in to the next one. */
const lifetime = 12 * 60 * 60 * 1000;
const pruneEvery = 60 * 60 * 1000;
/** Only a ticket makes a session, so this is the number of sign-ins remembered. */
const mostSessions = 200;

export function createSessions(clock: Clock): Sessions {
  const MemoryStore = createMemoryStore(expressSession);
  const store = new MemoryStore({ ttl: lifetime, checkPeriod: pruneEvery, max: mostSessions });
  return {
    middleware: expressSession({
      name: "pagekeeper.sid",
      // New each run: a cookie of yesterday is worth nothing, and no secret lies on disk.
      secret: randomBytes(32).toString("base64url"),
      store,
      resave: false,
      saveUninitialized: false,
      // Lax, not Strict: Facebook's redirect is a navigation from another site and needs it.
      // Not Secure: the redirect URI is http on loopback, where no network is crossed.
      cookie: { httpOnly: true, sameSite: "lax", path: "/", secure: false },
    }),
    browserIdOf: ({ session: { signIn } }) =>
      signIn && clock.now() - signIn.at < lifetime ? signIn.browserId : undefined,
    async signIn(request, browserId) {
      await regenerate(request);
      request.session.signIn = { at: clock.now(), browserId };
      // Kept before the redirect is sent: the browser may be back before the answer has ended.
      await save(request);
    },
    close: () => store.stopInterval(),
  };
}

const regenerate = (request: Request): Promise<void> =>
  callbackPromise((done) => request.session.regenerate(done));

const save = (request: Request): Promise<void> =>
  callbackPromise((done) => request.session.save(done));

function callbackPromise(start: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()));
  });
}
