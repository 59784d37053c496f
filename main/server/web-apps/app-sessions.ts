import { createHash } from "node:crypto";
import type { Clock } from "../../channels/ports/clock.ts";
import { createSessions, type Sessions } from "../sessions.ts";
import { isSameSite } from "./is-same-site.ts";

/** The sessions of web apps. Each app has its own, so that no app can use another app's cookie. */
export interface AppSessions {
  /** Returns the sessions of an allowed app. */
  of(origin: string): Sessions;
  /** Ends the sessions of an app. */
  end(origin: string): void;
  close(): void;
}

export function createAppSessions(clock: Clock, port: number): AppSessions {
  const sessions = new Map<string, Sessions>();
  return {
    of(origin) {
      const found =
        sessions.get(origin) ??
        createSessions({
          clock,
          cookieName: `pagekeeper.app.${port}.${shortHash(origin)}`,
          crossSite: !isSameSite(origin),
        });
      sessions.set(origin, found);
      return found;
    },
    end(origin) {
      sessions.get(origin)?.close();
      sessions.delete(origin);
    },
    close() {
      for (const each of sessions.values()) each.close();
    },
  };
}

const shortHash = (origin: string): string =>
  createHash("sha256").update(origin).digest("hex").slice(0, 16);
