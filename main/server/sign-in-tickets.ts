import type { Clock } from "../channels/ports/clock.ts";
import { createTickets, type Tickets } from "./tickets.ts";

/**
 * Where to redirect a browser after it has signed in. The target is not part of the sign-in URL.
 */
export interface SignInTarget {
  /** A path on this server, chosen by Pagekeeper. */
  readonly path: string;
  /** The desktop flow to continue in the browser. */
  readonly flowId?: string;
}

export type SignInTickets = Tickets<SignInTarget>;

export const createSignInTickets = (clock: Clock): SignInTickets =>
  createTickets({ clock, lifetime: 60_000 });
