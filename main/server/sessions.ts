import { randomBytes } from "node:crypto";
import type { Request, RequestHandler } from "express";
import expressSession from "express-session";
import createMemoryStore from "memorystore";
import type { Clock } from "../channels/ports/clock.ts";

/** The content of a session. Sessions exist only after a sign-in. */
interface SignIn {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /**
   * Identifies the browser to the flows. Unlike the session id it survives another sign-in, which
   * must not cut off a flow that is waiting on Facebook in another tab.
   */
  readonly browserId: string;
}

declare module "express-session" {
  interface SessionData {
    signIn?: SignIn;
  }
}

export interface Sessions {
  /** Reads the cookie; must run before the other methods. */
  readonly middleware: RequestHandler;
  /** Returns undefined if the browser is signed out. */
  browserIdOf(request: Request): string | undefined;
  /** Signs the browser in under a new session id, which prevents session fixation. */
  signIn(request: Request, browserId: string): Promise<void>;
  /** Stops the store's timer. */
  close(): void;
}

export const newBrowserId = (): string => randomBytes(32).toString("base64url");

const lifetimeMs = 12 * 60 * 60 * 1000;
const pruneIntervalMs = 60 * 60 * 1000;
/** Only a ticket creates a session, so this limits the number of sign-ins. */
const maxSessions = 200;

export function createSessions(clock: Clock): Sessions {
  const MemoryStore = createMemoryStore(expressSession);
  const store = new MemoryStore({
    ttl: lifetimeMs,
    checkPeriod: pruneIntervalMs,
    max: maxSessions,
  });
  return {
    middleware: expressSession({
      name: "pagekeeper.sid",
      // New in each run, so cookies of earlier runs are worthless and no secret is on disk.
      secret: randomBytes(32).toString("base64url"),
      store,
      resave: false,
      saveUninitialized: false,
      // Lax, because Facebook's redirect is a navigation from another site. Not secure, because the
      // redirect URI is http on loopback, which crosses no network.
      cookie: { httpOnly: true, sameSite: "lax", path: "/", secure: false },
    }),
    browserIdOf: ({ session: { signIn } }) =>
      signIn && clock.now() - signIn.at < lifetimeMs ? signIn.browserId : undefined,
    async signIn(request, browserId) {
      await promisify((done) => request.session.regenerate(done));
      request.session.signIn = { at: clock.now(), browserId };
      // Before the redirect: the browser may send its next request before the response has ended.
      await promisify((done) => request.session.save(done));
    },
    close: () => store.stopInterval(),
  };
}

function promisify(call: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => (error ? reject(error) : resolve()));
  });
}
