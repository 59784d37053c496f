import type { Clock } from "../../channels/ports/clock.ts";
import { createTickets, type Tickets } from "../tickets.ts";

/** A login that a link has asked for, and that the user has to confirm. */
export interface Confirmation {
  /** The web app that the link named. */
  readonly origin: string;
  /** The link's path and query. */
  readonly target: string;
}

/**
 * The logins that wait for a click on our own page. Other pages cannot read the ticket in that
 * page's button.
 */
export type Confirmations = Tickets<Confirmation>;

export const createConfirmations = (clock: Clock): Confirmations =>
  createTickets({ clock, lifetime: 10 * 60_000 });
