import { createHash, randomBytes } from "node:crypto";
import { type Clock, currentMoment, elapsedSince, type Moment } from "../channels/ports/clock.ts";

/**
 * Where to redirect a browser after it has signed in. The target is not part of the sign-in URL.
 */
export interface TicketTarget {
  /** A path on this server, chosen by Pagekeeper. */
  readonly path: string;
  /** The desktop flow to continue in the browser. */
  readonly flowId?: string;
}

export interface Tickets {
  /** Returns a new ticket of 256 random bits, as base64url. */
  issue(target: TicketTarget): string;
  /**
   * Uses up a ticket. Returns undefined if the ticket is unknown, used or older than 60 seconds.
   */
  redeem(ticket: string): TicketTarget | undefined;
  /** Returns whether a ticket is open that belongs to no flow. */
  hasOpenSignIn(): boolean;
}

const lifetimeMs = 60_000;

export function createTickets(clock: Clock): Tickets {
  const open = new Map<string, { readonly target: TicketTarget; readonly issued: Moment }>();

  const dropExpired = () => {
    for (const [key, { issued }] of open) {
      if (elapsedSince(issued, clock) >= lifetimeMs) open.delete(key);
    }
  };

  return {
    issue(target) {
      dropExpired();
      const ticket = randomBytes(32).toString("base64url");
      open.set(hash(ticket), { target, issued: currentMoment(clock) });
      return ticket;
    },
    redeem(ticket) {
      dropExpired();
      const key = hash(ticket);
      const found = open.get(key);
      open.delete(key);
      return found?.target;
    },
    hasOpenSignIn() {
      dropExpired();
      return [...open.values()].some(({ target }) => target.flowId === undefined);
    },
  };
}

/** Looking tickets up by their hash prevents timing attacks on the comparison. */
const hash = (ticket: string): string => createHash("sha256").update(ticket).digest("hex");
