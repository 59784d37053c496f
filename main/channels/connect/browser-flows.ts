/** The operations on flows and accounts that the backend calls on behalf of a browser. */
import type { ChannelType, ConnectSummary } from "../../../common/contract/accounts.ts";
import type { DisconnectedBy } from "../../../common/contract/activity.ts";
import type { CheckScope } from "../../../common/contract/checks.ts";
import type { ConnectIntent } from "../../../common/contract/flows.ts";
import type { ChannelsResponse } from "../../../common/contract/http.ts";
import type { CheckReport } from "../health/check-report.ts";
import type { Result } from "../model.ts";

/**
 * The parameters that Facebook sends to the redirect URI (docs/research/meta.md §1.2). Their values
 * are untrusted.
 */
export type AuthorizationResponse =
  | { readonly kind: "code"; readonly code: string }
  /**
   * The login was refused. Facebook sends `error`, `error_reason`, `error_description` and
   * sometimes `error_code`.
   */
  | {
      readonly kind: "refused";
      readonly error: string;
      readonly reason?: string;
      readonly errorCode?: string;
    }
  /**
   * The Meta app is misconfigured. Facebook sends `error_code` and `error_message`, but no `error`.
   */
  | { readonly kind: "app-error"; readonly errorCode: string }
  | { readonly kind: "nothing" };

/** The result of a flow, and where to redirect its browser. */
export interface FlowEnd {
  readonly type: ChannelType;
  readonly origin: "desktop" | "web";
  /** A path of the page that began the flow. It was validated before. */
  readonly redirectPath: string;
  readonly result: Result<ConnectSummary>;
}

/**
 * The operations on flows for browsers. A `browserId` identifies a browser. Unlike a session id, it
 * stays the same across sign-ins.
 */
export interface BrowserFlows {
  /**
   * Starts a flow for a signed-in browser, or continues the browser's current flow. Returns the URL
   * of the login dialog. Replaces a flow of the same type that is still waiting in another browser.
   * Returns a problem if the flow of this type is already reading or saving Pages.
   */
  begin(request: {
    readonly type: ChannelType;
    readonly browserId: string;
    readonly redirectPath: string;
    /** The origin of the web app that begins the flow, unless it is Pagekeeper's own page. */
    readonly app?: string;
    /**
     * Absent if the browser opened the link that the desktop window created. The flow then keeps
     * the intent that the window set.
     */
    readonly intent?: ConnectIntent;
  }): Result<{ readonly dialogUrl: string }>;
  /**
   * Binds a flow of the desktop window to the browser that redeemed the flow's ticket. Returns
   * false if the flow has ended or is no longer waiting.
   */
  bind(flowId: string, browserId: string): boolean;
  /**
   * Finishes the flow with this `state`. Accepts each `state` only once, and only from the browser
   * that opened the login dialog. If that browser sends it again while the flow is finishing, for
   * example because the user reloaded the page, returns the same promise. Returns undefined and
   * changes nothing if `state` is unknown, used, expired or belongs to another browser.
   */
  finish(
    state: string,
    browserId: string,
    response: AuthorizationResponse,
  ): Promise<FlowEnd> | undefined;
  /**
   * Returns the origin of the web app whose flow has this `state`. Returns undefined if the flow is
   * Pagekeeper's own, or if `state` is unknown.
   */
  appOf(state: string): string | undefined;
  /** Ends the flows of a web app that may not use Pagekeeper any more. */
  endFlowsOf(app: string): void;
  /**
   * Marks the waiting flows, because a browser insists on https, which we don't offer. Browsers do
   * so after another program on localhost has sent Strict-Transport-Security (RFC 6797).
   */
  noteHttpsAttempt(): void;
}

/**
 * The operations on accounts for browsers. Disconnecting rejects with StoreWriteError if the
 * records cannot be saved.
 */
export interface BrowserAccounts {
  list(): ChannelsResponse;
  /** Checks the accounts in this scope, or all. */
  check(scope?: CheckScope): Promise<CheckReport>;
  /** Returns false if there is no such account. `by` is the window by default. */
  disconnectAccount(accountId: string, by?: DisconnectedBy): Promise<boolean>;
  /** Returns false if there is no such channel. `by` is the window by default. */
  disconnectChannel(channelId: string, by?: DisconnectedBy): Promise<boolean>;
}
