import type { ChannelType } from "./accounts.ts";

/** A purpose beyond connecting the Pages that the user ticks. */
export interface ConnectIntent {
  /** Id of the account to repair. A login by a different Facebook user then changes nothing. */
  readonly reconnectAccountId?: string;
  /** The user agreed to take over Pages that somebody else connected. */
  readonly takeOver?: boolean;
}

/** How far a login has come. */
export type FlowStep =
  | { readonly name: "waiting" }
  | { readonly name: "reading"; readonly pages: number }
  /** Waits for Facebook's rate limit, then continues on its own. `until`: ISO 8601. */
  | { readonly name: "paused"; readonly until: string }
  | { readonly name: "saving"; readonly done: number; readonly total: number };

/** A running login. */
export interface FlowView {
  readonly id: string;
  readonly type: ChannelType;
  readonly origin: "desktop" | "web";
  readonly step: FlowStep;
}

/** Query of a finished flow: `?facebook_connected=true&type=…` or `?error=…&error_code=…`. */
export type RedirectSearch = string;
