import { createHash, randomBytes } from "node:crypto";
import { type Clock, currentMoment, elapsedSince, type Moment } from "../channels/ports/clock.ts";

/** Secrets that stand for a `T` and expire. They are handed to one browser. */
export interface Tickets<T> {
  /** Returns a new ticket of 256 random bits, as base64url. */
  issue(target: T): string;
  /** Uses up a ticket. Returns undefined if the ticket is unknown, used or too old. */
  redeem(ticket: string): T | undefined;
  /** Like `redeem`, but doesn't use up the ticket. */
  find(ticket: string): T | undefined;
  /** Returns the targets of all tickets that may still be redeemed. */
  open(): readonly T[];
}

export interface TicketsOptions {
  readonly clock: Clock;
  /** How long a ticket works, in milliseconds. */
  readonly lifetime: number;
}

export function createTickets<T>({ clock, lifetime }: TicketsOptions): Tickets<T> {
  const issued = new Map<string, { readonly target: T; readonly at: Moment }>();

  const dropExpired = () => {
    for (const [key, { at }] of issued) {
      if (elapsedSince(at, clock) >= lifetime) issued.delete(key);
    }
  };
  const find = (ticket: string) => {
    dropExpired();
    return issued.get(hash(ticket))?.target;
  };

  return {
    issue(target) {
      dropExpired();
      const ticket = randomBytes(32).toString("base64url");
      issued.set(hash(ticket), { target, at: currentMoment(clock) });
      return ticket;
    },
    redeem(ticket) {
      const target = find(ticket);
      issued.delete(hash(ticket));
      return target;
    },
    find,
    open() {
      dropExpired();
      return [...issued.values()].map(({ target }) => target);
    },
  };
}

/** Looking tickets up by their hash prevents timing attacks on the comparison. */
const hash = (ticket: string): string => createHash("sha256").update(ticket).digest("hex");
