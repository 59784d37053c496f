import type { ProblemDetails } from "./problems.ts";

/** The channel types, in the order in which the window shows them. */
export const channelTypes = ["messenger", "instagram"] as const;
export type ChannelType = (typeof channelTypes)[number];

/**
 * The possible states of an account's health. They are stored in the records file, so removing a
 * state needs a migration.
 */
export const healthStates = [
  "works",
  "reconnect",
  "not-granted",
  "permission",
  "lost-role",
  "action-at-facebook",
  "instagram-access-off",
  "instagram-not-linked",
  "blocked",
  "gone",
] as const;
export type HealthState = (typeof healthStates)[number];

/**
 * The actions that can repair an account. They are stored in the records file, so removing an
 * action needs a migration.
 */
export const remedies = [
  "connect-again",
  "grant-permission",
  "open-facebook",
  "open-instagram",
  "ask-page-admin",
  "disconnect",
  "set-up-app",
  "wait",
] as const;
export type Remedy = (typeof remedies)[number];

/** An https link to one of Meta's pages, on which the user can fix a problem. */
export interface MetaLink {
  /** The link's text, such as "Open the Page's settings". */
  readonly label: string;
  readonly url: string;
}

/** The result of an account's last check, and the remedy if the account is failing. */
export interface Health {
  readonly state: HealthState;
  /** The state in a few words, such as "Works" or "Message access off". */
  readonly label: string;
  /** "Works", or some sentences that say what happened and what to do. */
  readonly message: string;
  /** The time of the last check that found this state (ISO 8601). */
  readonly checkedAt: string;
  /**
   * When Facebook began to refuse checks of a working account for a reason that says nothing about
   * the account (ISO 8601). Set once it has done so for a day.
   */
  readonly unconfirmedSince?: string;
  readonly remedy?: Remedy;
  readonly link?: MetaLink;
  readonly details?: ProblemDetails;
}

/**
 * A connected Page in one channel. In the Instagram channel, the account includes the Page's
 * professional account.
 */
export interface FacebookAccount {
  readonly id: string;
  readonly channel: ChannelType;
  readonly pageId: string;
  readonly name: string;
  /** The Page on Facebook. Absent until the services have loaded. */
  readonly pageUrl?: string;
  readonly pictureUrl?: string;
  /** The linked professional account. Set only in the Instagram channel. */
  readonly instagram?: { readonly id: string; readonly username: string };
  /** The Facebook user whose login connected the account. */
  readonly connectedBy: { readonly id: string; readonly name: string };
  /** The time in ISO 8601 format. */
  readonly connectedAt: string;
  readonly health: Health;
  /** True if the token is kept only in memory because no keychain was available. */
  readonly thisRunOnly?: boolean;
  /** Absent if webhooks are turned off, or if Facebook has not answered yet. */
  readonly subscription?: WebhookSubscription;
  /**
   * When the access to this account ends or has ended, in ISO 8601. Absent if Facebook named no
   * time.
   */
  readonly accessUntil?: string;
  /** Set only if the access to this account has ended or will end within 14 days. */
  readonly expires?: Expiry;
  /** How many of the permissions that Pagekeeper uses in this channel the login has granted. */
  readonly permissions: { readonly granted: number; readonly total: number };
}

/** The user is warned this many days before access ends. The earliest warning comes first. */
export const warningDays = [14, 7, 1] as const;
export type WarningDays = (typeof warningDays)[number];

/** When an account's access ends. A new login by the same Facebook user renews the access. */
export interface Expiry {
  /**
   * What expires: the user's token (`login`), or the app's access to the user's data
   * (`data-access`). The access to data lasts 90 days from a login.
   */
  readonly what: "login" | "data-access";
  /** The time in ISO 8601 format. It is in the past if access has already ended. */
  readonly at: string;
  /** The number of days in the warning that is due. Access ends in at most this many days. */
  readonly days: WarningDays;
}

/**
 * Whether the Page is subscribed to the Meta app's webhook. A working account can have a failed
 * subscription.
 */
export type WebhookSubscription =
  | { readonly state: "on" }
  | {
      readonly state: "failed";
      /** One or two sentences that say what happened and what to do. */
      readonly message: string;
      readonly details?: ProblemDetails;
    };

/** The accounts of one channel. A channel without accounts is not listed. */
export interface ConnectedChannel {
  readonly id: ChannelType;
  readonly type: ChannelType;
  readonly accounts: readonly FacebookAccount[];
}

/**
 * The reasons why a Page cannot be connected. They are stored in the records file, so removing a
 * reason needs a migration.
 */
export const unconnectableReasons = [
  "not-ticked",
  "no-messaging-task",
  "no-instagram-account",
  "instagram-not-professional",
  "permission-missing",
  "connected-by-another",
] as const;
export type UnconnectableReason = (typeof unconnectableReasons)[number];

/**
 * A Page that a person's last login could not connect. This is not an error, because the user can
 * solve the problem.
 */
export interface UnconnectablePage {
  readonly channel: ChannelType;
  readonly pageId: string;
  readonly name: string;
  /** The Facebook user whose login left the Page out. */
  readonly userId: string;
  readonly userName: string;
  readonly reason: UnconnectableReason;
  /** One sentence that says why the Page could not be connected. */
  readonly message: string;
  /** One sentence that says what to do. */
  readonly remedy: string;
  /** A link to the page on which the user can carry out the remedy. */
  readonly link?: MetaLink;
}

/** What the newest login changed in one channel. */
export interface ConnectSummary {
  readonly channel: ChannelType;
  /** The person who logged in. */
  readonly userName: string;
  /** The time in ISO 8601 format. */
  readonly at: string;
  /** The accounts that are new, with the names of the first three. */
  readonly added: { readonly count: number; readonly names: readonly string[] };
  /** The number of accounts that the login only renewed. */
  readonly alreadyConnected: number;
  /** The number of accounts in the channel after the login, of all people. */
  readonly total: number;
  /** The Pages that the login could not connect, with the names of the first three. */
  readonly leftOut: readonly {
    readonly reason: UnconnectableReason;
    readonly count: number;
    readonly names: readonly string[];
  }[];
}

/** A permission that a login did not grant, and the feature that does not work without it. */
export interface MissingPermission {
  /** Meta's name for the permission, such as `pages_messaging`. */
  readonly permission: string;
  /**
   * `absent` means that Facebook does not list the permission at all, for example because the Login
   * for Business configuration lacks the permission.
   */
  readonly status: "declined" | "expired" | "absent";
  /** The end of a sentence that starts with "Pagekeeper", such as "cannot read messages". */
  readonly consequence: string;
}

/** The permissions that a user's last login did not grant for a channel. */
export interface PermissionGap {
  readonly channel: ChannelType;
  readonly userId: string;
  readonly userName: string;
  readonly missing: readonly MissingPermission[];
  /**
   * Whether the window offers to ask for the permissions again. False if the user has refused
   * twice, or if the login dialog would not show the permissions.
   */
  readonly askAgain: boolean;
}

/**
 * Access that Pagekeeper is still trying to end, because Facebook has not confirmed the end yet.
 */
export type PendingOnFacebook =
  | (OfOtherApp & {
      /** All access that this user has granted to the app. */
      readonly kind: "access";
      readonly userId: string;
      readonly userName: string;
    })
  | (OfOtherApp & {
      /** The Page's subscription to the app's webhook. */
      readonly kind: "subscription";
      readonly pageId: string;
      readonly pageName: string;
    });

interface OfOtherApp {
  /**
   * True if another Meta app was granted the access, so that Pagekeeper cannot end it as long as
   * the current app is set up.
   */
  readonly otherApp?: true;
}
