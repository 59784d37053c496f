import type { ChannelType } from "./accounts.ts";

/** What a login should do, besides connecting the Pages that the user ticks. */
export interface ConnectIntent {
  /**
   * The id of the account to repair. If it is set, a login by a different Facebook user changes
   * nothing.
   */
  readonly reconnectAccountId?: string;
  /** Whether the user agreed to take over Pages that somebody else connected. */
  readonly takeOver?: boolean;
}

/** The current step of a login. */
export type FlowStep =
  | {
      readonly name: "waiting";
      /**
       * Set if a browser tried to open Pagekeeper by https, so that the login cannot get through
       * until the user changes that.
       */
      readonly httpsOnly?: true;
    }
  | { readonly name: "reading"; readonly pages: number }
  /**
   * The login is waiting for Facebook's rate limit, and continues by itself at `until` (ISO 8601).
   */
  | { readonly name: "paused"; readonly until: string }
  | { readonly name: "saving"; readonly done: number; readonly total: number };

/** A running login, as the window shows it. */
export interface FlowView {
  readonly id: string;
  readonly type: ChannelType;
  readonly origin: "desktop" | "web";
  readonly step: FlowStep;
}

/**
 * The query of the URL to which a finished flow redirects: `?facebook_connected=true&type=…` or
 * `?error=…&error_code=…`.
 */
export type RedirectSearch = string;
