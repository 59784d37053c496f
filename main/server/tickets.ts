import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../channels/ports/clock.ts";

/** Where a browser goes once it is signed in; kept here, never in the URL. */
export interface TicketTarget {
  /** An own path, chosen by Pagekeeper itself. */
  readonly path: string;
  /** The desktop flow that the browser shall carry. */
  readonly flowId?: string;
}

export interface Tickets {
  /** A fresh one-time key: 256 bits, base64url. */
  issue(target: TicketTarget): string;
  /** Spends it; undefined: unknown, used, or older than 60 s. */
  redeem(ticket: string): TicketTarget | undefined;
}

/** Milliseconds. */
const lifetime = 60_000;

export function createTickets(clock: Clock): Tickets {
  const open = new Map<string, { readonly target: TicketTarget; readonly expiresAt: number }>();

  const dropExpired = () => {
    for (const [key, { expiresAt }] of open) if (expiresAt <= clock.now()) open.delete(key);
  };

  return {
    issue(target) {
      dropExpired();
      const ticket = randomBytes(32).toString("base64url");
      open.set(hash(ticket), { target, expiresAt: clock.now() + lifetime });
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

/** Looked up by hash, so that the time of a comparison says nothing about a ticket. */
const hash = (ticket: string): string => createHash("sha256").update(ticket).digest("hex");
