/** Facebook's login dialog and Graph API. `main/facebook` implements it. */
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { MetaPlace, MetaPlaceLink, Result } from "../model.ts";
import type { Permission } from "../permissions.ts";

export interface FacebookPort {
  /** Returns the URL of the login dialog (docs/research/meta.md §1.1). */
  dialogUrl(request: DialogRequest): string;
  /**
   * Exchanges the code for a long-lived token, then reads the user, the permissions and all Pages.
   * Takes 4 + ⌈N/100⌉ Graph calls for N Pages, more only if Facebook's list is incomplete
   * (docs/decisions/0010-pages-left-out-of-the-list.md).
   */
  readLogin(request: LoginRequest): Promise<Result<Login>>;
  /**
   * Reads one conversation per Page, in ⌈N/50⌉ HTTP calls. Returns a result for every request.
   * Does not wait for rate limits: affected results carry `retryAt`.
   */
  check(requests: readonly CheckRequest[], signal: AbortSignal): Promise<readonly CheckResult[]>;
  /**
   * Reads when this user's token and data access expire, in one call. Facebook refuses it to apps
   * of type Native or Desktop (docs/research/meta.md §1.3). Only `check` tells if a token works.
   */
  readTokenExpiry(userToken: string, signal: AbortSignal): Promise<Result<TokenExpiry>>;
  /** Returns the link to this place for the Page. */
  link(place: MetaPlace, pageId: string): MetaPlaceLink;
  /**
   * Subscribes each Page to the app's webhook, with exactly the fields its channels need.
   * One HTTP call if all are subscribed already, otherwise three. Takes up to `maxPagesPerCall`.
   */
  subscribe(
    requests: readonly SubscriptionRequest[],
    signal: AbortSignal,
  ): Promise<readonly SubscriptionResult[]>;
  /**
   * Ends each Page's subscription. Succeeds if there is nothing left to end, as with an invalid
   * token. Takes up to `maxPagesPerCall`.
   */
  unsubscribe(
    pages: readonly PageToken[],
    signal: AbortSignal,
  ): Promise<readonly SubscriptionResult[]>;
  /** Revokes everything this user granted to the app. Succeeds if the token is already invalid. */
  revoke(user: { readonly id: string; readonly token: string }): Promise<Result<null>>;
}

export interface DialogRequest {
  readonly type: ChannelType;
  readonly state: string;
  readonly redirectUri: string;
  /** Asks again for declined permissions and for the choice of Pages (`auth_type=rerequest`). */
  readonly rerequest: boolean;
}

export interface LoginRequest {
  readonly type: ChannelType;
  readonly code: string;
  /** Must equal the dialog's to the letter. */
  readonly redirectUri: string;
  readonly signal: AbortSignal;
  /** Called after each page of the list with the number of Pages read so far. */
  readonly onPages: (pages: number) => void;
  /**
   * Called with the time a pause for a rate limit ends (ISO 8601), and with undefined when it is
   * over.
   */
  readonly onPause: (until: string | undefined) => void;
  /**
   * The Pages this user connected here. If one is missing from the list, the list is incomplete.
   */
  readonly knownPages: (userId: string) => readonly string[];
}

/** The user who logged in, and all Pages they have access to. */
export interface Login {
  readonly user: {
    readonly id: string;
    readonly name: string;
    /** Long-lived; a secret. */
    readonly token: string;
    /** ISO 8601. Absent if it does not expire. */
    readonly tokenExpiresAt?: string;
  };
  /** Permission names by their status on Facebook. */
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
  /** `MESSAGING`, `PROFILE_PLUS_MESSAGING`… Absent if Facebook did not say. */
  readonly tasks?: readonly string[];
  readonly pictureUrl?: string;
  /** The linked professional account. */
  readonly instagram?: {
    readonly id: string;
    readonly username: string;
    readonly pictureUrl?: string;
  };
  /** A personal Instagram account is linked, which the API cannot use. */
  readonly personalInstagram?: true;
  /** Permissions that were granted, but not for this Page (docs/research/meta.md §1.5). */
  readonly withheld?: readonly Permission[];
}

export interface PageToken {
  readonly pageId: string;
  /** A secret. */
  readonly token: string;
}

export interface CheckRequest extends PageToken {
  readonly accountId: string;
  readonly type: ChannelType;
}

/** A problem without `health` says nothing about the account. */
export interface CheckResult {
  readonly accountId: string;
  readonly result: Result<null>;
}

/** ISO 8601. Absent if it does not expire or Facebook did not say. */
export interface TokenExpiry {
  readonly tokenExpiresAt?: string;
  /** When Facebook stops letting the app read what this user granted. */
  readonly dataAccessExpiresAt?: string;
}

/** One Graph batch: the most that Meta accepts in one. */
export const maxPagesPerCall = 50;

/** The webhook subscription of one Page. */
export interface SubscriptionRequest extends PageToken {
  /** All channels that use the Page, because each call replaces all subscribed fields. */
  readonly channels: readonly ChannelType[];
}

/** A problem without `health` says nothing about the Page; the next try may succeed. */
export interface SubscriptionResult {
  readonly pageId: string;
  readonly result: Result<null>;
}
