import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../channels/ports/clock.ts";

/** The destination of a browser after signing in. Never part of the URL. */
export interface TicketTarget {
  /** A path of this server, chosen by Pagekeeper. */
  readonly path: string;
  /** The desktop flow to hand over to the browser. */
  readonly flowId?: string;
}

export interface Tickets {
  /** Returns a new one-time key: 256 bits, base64url. */
  issue(target: TicketTarget): string;
  /** Spends a ticket. Returns undefined if it is unknown, spent, or older than 60 s. */
  redeem(ticket: string): TicketTarget | undefined;
}

const lifetimeMs = 60_000;

export function createTickets(clock: Clock): Tickets {
  const open = new Map<string, { readonly target: TicketTarget; readonly expiresAt: number }>();

  const dropExpired = () => {
    for (const [key, { expiresAt }] of open) if (expiresAt <= clock.now()) open.delete(key);
  };

  return {
    issue(target) {
      dropExpired();
      const ticket = randomBytes(32).toString("base64url");
      open.set(hash(ticket), { target, expiresAt: clock.now() + lifetimeMs });
      return ticket;
    },
    redeem(ticket) {
      dropExpired();
      const key = hash(ticket);
      const found = open.get(key);
      open.delete(key);
      return found?.target;
    },
  };
}

/** Looking tickets up by hash keeps the time of the comparison from revealing anything. */
const hash = (ticket: string): string => createHash("sha256").update(ticket).digest("hex");
