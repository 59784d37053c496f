/** The part of flows and accounts that the backend uses. */
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { ConnectIntent } from "../../../common/contract/flows.ts";
import type { ChannelsResponse } from "../../../common/contract/http.ts";
import type { Result } from "../model.ts";

/** What Facebook sends to the redirect URI (docs/research/meta.md §1.2). Values are untrusted. */
export type AuthorizationResponse =
  | { readonly kind: "code"; readonly code: string }
  /** `error`, `error_reason`, `error_description`, sometimes `error_code`. */
  | {
      readonly kind: "refused";
      readonly error: string;
      readonly reason?: string;
      readonly errorCode?: string;
    }
  /** `error_code` and `error_message` without `error`: the Meta app is set up wrongly. */
  | { readonly kind: "app-error"; readonly errorCode: string }
  | { readonly kind: "nothing" };

/** How a flow ended, and where its browser goes next. */
export interface FlowEnd {
  readonly type: ChannelType;
  readonly origin: "desktop" | "web";
  /** A path on this server, checked before the flow began. */
  readonly redirectPath: string;
  readonly result: Result<{ readonly accounts: number }>;
}

/** `browserId` identifies the browser across sign-ins, unlike its session id. */
export interface BrowserFlows {
  /**
   * Starts a flow for a signed-in browser, or continues the one it has. Returns the login dialog's
   * URL. Replaces a flow of the same type that waits in another browser, but not one that already
   * reads or saves Pages: then it returns a problem.
   */
  begin(request: {
    readonly type: ChannelType;
    readonly browserId: string;
    readonly redirectPath: string;
    /** Absent in the window's own link, whose flow keeps its intent the first time. */
    readonly intent?: ConnectIntent;
  }): Result<{ readonly dialogUrl: string }>;
  /**
   * Binds a desktop flow to the browser that redeemed its ticket. Returns false if it has ended.
   */
  bind(flowId: string, browserId: string): boolean;
  /**
   * Accepts each `state` once, and only from the browser that started the flow. Returns undefined
   * and changes nothing if `state` is unknown, used, expired or another browser's.
   */
  finish(
    state: string,
    browserId: string,
    response: AuthorizationResponse,
  ): Promise<FlowEnd> | undefined;
}

/** Disconnecting rejects with StoreWriteError if the disk refuses. */
export interface BrowserAccounts {
  list(): ChannelsResponse;
  /** Returns false if there is no such account. */
  disconnectAccount(accountId: string): Promise<boolean>;
  /** Returns false if there is no such channel. */
  disconnectChannel(channelId: string): Promise<boolean>;
}
