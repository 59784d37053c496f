/** What the backend may ask of the flows: the browser's side of connecting (DESIGN.md §3, steps 2–7). */

import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { ConnectIntent } from "../../../common/contract/flows.ts";
import type { ChannelsResponse } from "../../../common/contract/http.ts";
import type { Result } from "../model.ts";

/** Facebook's answer at the redirect URI, in the four shapes of `research/meta.md` §1.2. Values are untrusted. */
export type AuthorizationResponse =
  | { readonly kind: "code"; readonly code: string }
  /** `error`, `error_reason`, `error_description`, sometimes `error_code`. */
  | {
      readonly kind: "refused";
      readonly error: string;
      readonly reason?: string;
      readonly errorCode?: string;
    }
  /** `error_code` and `error_message` without `error`: the app's set-up is at fault. */
  | { readonly kind: "app-error"; readonly errorCode: string }
  | { readonly kind: "nothing" };

/** How a flow ended, and where its browser goes next. */
export interface FlowEnd {
  readonly type: ChannelType;
  readonly origin: "desktop" | "web";
  /** An own path, checked before the flow began. */
  readonly redirectPath: string;
  readonly result: Result<{ readonly accounts: number }>;
}

/** `browserId`: the browser's lasting name, not its session's id, which changes at each sign-in. */
export interface BrowserFlows {
  /**
   * Begins a flow for a signed-in browser, or takes up the one it has; the address of Facebook's dialog.
   * A flow of the type that waits in another browser is replaced; one that is already saving is not, and answers a problem.
   */
  begin(request: {
    readonly type: ChannelType;
    readonly browserId: string;
    readonly redirectPath: string;
    /** Absent in the window's own link: its flow has one already, which stays the first time after `bind`. */
    readonly intent?: ConnectIntent;
  }): Result<{ readonly dialogUrl: string }>;
  /** A ticket of a desktop flow was redeemed: from now on this browser carries it. False: the flow is over. */
  bind(flowId: string, browserId: string): boolean;
  /** Takes `state` once, from the browser that started. Undefined: unknown, used, old or another browser's; nothing changed. */
  finish(
    state: string,
    browserId: string,
    answer: AuthorizationResponse,
  ): Promise<FlowEnd> | undefined;
}

/** What the backend may ask of the accounts. A disconnect rejects with RecordsNotSaved where the disk refuses. */
export interface BrowserAccounts {
  list(): ChannelsResponse;
  /** False: no such account. */
  disconnectAccount(accountId: string): Promise<boolean>;
  /** False: no such channel. */
  disconnectChannel(channelId: string): Promise<boolean>;
}
