/** The port for Facebook's login dialog and Graph API. `main/facebook` implements it. */
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { Reachability } from "../../../common/contract/snapshot.ts";
import type { MetaPlace, MetaPlaceLink, Result } from "../model.ts";
import type { Permission } from "../permissions.ts";

export interface FacebookPort {
  /** The id of the Meta app that makes the calls. */
  readonly appId: string;
  /** Returns whether the last call of any kind reached Facebook. */
  reachability(): Reachability;
  /** Returns the URL of the login dialog (docs/research/meta.md §1.1). */
  dialogUrl(request: DialogRequest): string;
  /**
   * Exchanges the code for a long-lived token, then reads the user, the permissions and all Pages.
   * Makes 4 + ⌈N/100⌉ Graph calls for N Pages, or more if Facebook's list is incomplete
   * (docs/decisions/0010-pages-left-out-of-the-list.md).
   */
  readLogin(request: LoginRequest): Promise<Result<Login>>;
  /**
   * Checks each account by reading one conversation. Makes ⌈N/50⌉ HTTP calls for N requests.
   * Returns a result for every request. If there is a rate limit, does not wait, but sets `retryAt`
   * in the problem.
   */
  check(requests: readonly CheckRequest[], signal: AbortSignal): Promise<readonly CheckResult[]>;
  /**
   * Reads when this user's token and data access expire, and the current names and pictures of the
   * user and of up to `maxPagesPerDetails` Pages, in one HTTP call. Facebook refuses this call to
   * apps of type Native or Desktop (docs/research/meta.md §1.3). To find out whether a token works,
   * use `check`.
   */
  readDetails(request: DetailsRequest, signal: AbortSignal): Promise<Result<LoginDetails>>;
  /** Returns the link to the Meta page where problems of this Page can be solved. */
  link(place: MetaPlace, pageId: string): MetaPlaceLink;
  /**
   * Returns where this Facebook has one of Meta's pages. In practice mode, that is a page of the
   * simulated Facebook.
   */
  addressOf(metaUrl: string): string;
  /**
   * Subscribes each Page to the Meta app's webhook, with exactly the fields that its channels need.
   * Makes three HTTP calls, or one if all Pages are subscribed already. Accepts up to
   * `maxPagesPerCall` Pages.
   */
  subscribe(
    requests: readonly SubscriptionRequest[],
    signal: AbortSignal,
  ): Promise<readonly SubscriptionResult[]>;
  /**
   * Ends each Page's webhook subscription. Also succeeds if there is no subscription to end or the
   * token is invalid. Accepts up to `maxPagesPerCall` Pages.
   */
  unsubscribe(
    pages: readonly PageToken[],
    signal: AbortSignal,
  ): Promise<readonly SubscriptionResult[]>;
  /**
   * Revokes everything that this user granted to the Meta app. Also succeeds if the token is
   * already invalid.
   */
  revoke(user: { readonly id: string; readonly token: string }): Promise<Result<null>>;
}

export interface DialogRequest {
  /** The channel whose permissions the dialog asks for, or all channels. */
  readonly type: ChannelType | "all";
  readonly state: string;
  readonly redirectUri: string;
  /**
   * Whether the dialog asks again for declined permissions and for the selection of Pages
   * (`auth_type=rerequest`).
   */
  readonly rerequest: boolean;
}

export interface LoginRequest {
  readonly type: ChannelType;
  readonly code: string;
  /** Must be identical to the redirect URI in the dialog's URL. */
  readonly redirectUri: string;
  readonly signal: AbortSignal;
  /** Called after each response with the number of Pages read so far. */
  readonly onPages: (pages: number) => void;
  /**
   * Called when a pause for a rate limit begins or ends. `until` is the time when the pause will
   * end, in ISO 8601, or undefined if the pause is over.
   */
  readonly onPause: (until: string | undefined) => void;
  /**
   * Returns the ids of the Pages that this user has connected in Pagekeeper. If Facebook's list
   * doesn't contain all of them, the list is incomplete.
   */
  readonly knownPages: (userId: string) => readonly string[];
}

/** The user who logged in, and all Pages they have access to. */
export interface Login {
  readonly user: {
    readonly id: string;
    readonly name: string;
    /** The long-lived token, a secret. */
    readonly token: string;
    /** When the token expires, in ISO 8601. Absent if it does not expire. */
    readonly tokenExpiresAt?: string;
  };
  /** The names of the permissions, by their status on Facebook. */
  readonly permissions: {
    readonly granted: readonly string[];
    readonly declined: readonly string[];
    readonly expired: readonly string[];
  };
  readonly pages: readonly ListedPage[];
}

export interface ListedPage {
  readonly id: string;
  readonly name: string;
  /** The Page's own token, a secret. Absent if the Page was not selected in the dialog. */
  readonly token?: string;
  /** The user's tasks on the Page, such as `MESSAGING`. Absent if Facebook did not return them. */
  readonly tasks?: readonly string[];
  readonly pictureUrl?: string;
  /** The linked professional Instagram account. */
  readonly instagram?: {
    readonly id: string;
    readonly username: string;
    readonly pictureUrl?: string;
  };
  /** Whether a personal Instagram account is linked. The API cannot access personal accounts. */
  readonly personalInstagram?: true;
  /** The permissions that were granted, but not for this Page (docs/research/meta.md §1.5). */
  readonly withheld?: readonly Permission[];
}

export interface PageToken {
  readonly pageId: string;
  /** The token, a secret. */
  readonly token: string;
}

export interface CheckRequest extends PageToken {
  readonly accountId: string;
  readonly type: ChannelType;
}

/**
 * The result of checking one account. If the problem has no `health`, the check revealed nothing
 * about the account.
 */
export interface CheckResult {
  readonly accountId: string;
  readonly result: Result<null>;
}

/**
 * The expiry dates of a user's login, in ISO 8601. A date is absent if it does not expire or
 * Facebook did not return it.
 */
export interface TokenExpiry {
  readonly tokenExpiresAt?: string;
  /** When the app's access to the user's data ends, unless the user logs in again. */
  readonly dataAccessExpiresAt?: string;
}

export interface DetailsRequest {
  readonly user: {
    readonly id: string;
    /** The token, a secret. */
    readonly token: string;
  };
  readonly pages: readonly {
    readonly id: string;
    /** Whether to read the Page's Instagram account. That needs a login for Instagram. */
    readonly instagram: boolean;
  }[];
}

/** Names and pictures are absent if Facebook did not return them. */
export interface LoginDetails {
  readonly expiry: TokenExpiry;
  readonly userName?: string;
  readonly pages: readonly PageDetails[];
}

/** `name` and `username` are ids if Facebook did not return them. */
export type PageDetails = Pick<ListedPage, "id" | "name" | "pictureUrl" | "instagram">;

/**
 * The maximum number of Pages whose details one call reads. A batch could read 2,300, but Meta
 * leaves out what takes too long, and the client refuses a response of more than 4 MB.
 */
export const maxPagesPerDetails = 500;

/**
 * The maximum number of Pages in one call. It is 50 because Meta accepts up to 50 requests in a
 * batch.
 */
export const maxPagesPerCall = 50;

/** A request to subscribe one Page to the webhook. */
export interface SubscriptionRequest extends PageToken {
  /**
   * All channels that use the Page, including those that are subscribed already, because each call
   * replaces all of the Page's subscribed fields.
   */
  readonly channels: readonly ChannelType[];
}

/**
 * The result for one Page. If the problem has no `health`, the call revealed nothing about the
 * Page, and the next attempt may succeed.
 */
export interface SubscriptionResult {
  readonly pageId: string;
  readonly result: Result<null>;
}
