import type { ProblemDetails } from "./problems.ts";

/** In display order. */
export const channelTypes = ["messenger", "instagram"] as const;
export type ChannelType = (typeof channelTypes)[number];

/** Stored in records, so removing one needs a migration. */
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

/** The action that repairs an account. Stored in records, so removing one needs a migration. */
export const remedies = [
  "connect-again",
  "grant-permission",
  "open-facebook",
  "open-instagram",
  "ask-page-admin",
  "set-up-app",
  "wait",
] as const;
export type Remedy = (typeof remedies)[number];

/** A page on one of Meta's own hosts where the user can fix something; always https. */
export interface MetaLink {
  /** The link's text, such as "Open the Page's settings". */
  readonly label: string;
  readonly url: string;
}

/** The result of an account's last check, and the one thing the user can do about it. */
export interface Health {
  readonly state: HealthState;
  /** "Works", or one or two sentences: what happened and what to do. */
  readonly message: string;
  /** ISO 8601. When this state was found. */
  readonly checkedAt: string;
  readonly remedy?: Remedy;
  readonly link?: MetaLink;
  readonly details?: ProblemDetails;
}

/** One Page in a channel; for Instagram, the Page and its linked professional account. */
export interface FacebookAccount {
  readonly id: string;
  readonly channel: ChannelType;
  readonly pageId: string;
  /** The Page's name. */
  readonly name: string;
  readonly pictureUrl?: string;
  /** Instagram only. */
  readonly instagram?: { readonly id: string; readonly username: string };
  /** The Facebook user whose login connected the account. */
  readonly connectedBy: { readonly id: string; readonly name: string };
  /** ISO 8601. */
  readonly connectedAt: string;
  readonly health: Health;
  /** True if the token is in memory only, because no keychain was available. */
  readonly thisRunOnly?: boolean;
  /** Absent while webhooks are off or Facebook has not answered yet. */
  readonly subscription?: WebhookSubscription;
  /** Absent if access does not end within the next 14 days. */
  readonly expires?: Expiry;
}

/** How many days before access ends the user is warned, earliest warning first. */
export const warningDays = [14, 7, 1] as const;
export type WarningDays = (typeof warningDays)[number];

/** When an account's access ends; a new login by the same Facebook user renews it. */
export interface Expiry {
  /** `login`: the user's token. `data-access`: the app's access to data, 90 days after a login. */
  readonly what: "login" | "data-access";
  /** ISO 8601. Stays in the past until renewed. */
  readonly at: string;
  /** The warning that is due: at most this many days are left. */
  readonly days: WarningDays;
}

/** Whether the Page's events reach the Meta app's webhook. Independent of the account's health. */
export type WebhookSubscription =
  | { readonly state: "on" }
  | {
      readonly state: "failed";
      /** One or two sentences: what happened and what to do. */
      readonly message: string;
      readonly details?: ProblemDetails;
    };

/** The accounts of one type. A channel exists while it has accounts. */
export interface ConnectedChannel {
  readonly id: ChannelType;
  readonly type: ChannelType;
  readonly accounts: readonly FacebookAccount[];
}

/** Stored in records, so removing one needs a migration. */
export const unconnectableReasons = [
  "not-ticked",
  "no-messaging-task",
  "no-instagram-account",
  "instagram-not-professional",
  "permission-missing",
  "connected-by-another",
] as const;
export type UnconnectableReason = (typeof unconnectableReasons)[number];

/** A Page from the last login that could not be connected. Not an error; it comes with a remedy. */
export interface UnconnectablePage {
  readonly channel: ChannelType;
  readonly pageId: string;
  readonly name: string;
  readonly reason: UnconnectableReason;
  /** One sentence: why it could not be connected. */
  readonly message: string;
  /** One sentence: what to do. */
  readonly remedy: string;
  /** Where to do it. */
  readonly link?: MetaLink;
}

/** A permission that a login did not grant, and what does not work without it. */
export interface MissingPermission {
  /** Meta's name, such as `pages_messaging`. */
  readonly permission: string;
  /** `absent`: not listed at all, as when a Login for Business configuration lacks it. */
  readonly status: "declined" | "expired" | "absent";
  /** Completes a sentence that starts with "Pagekeeper": "cannot read messages". */
  readonly consequence: string;
}

/** The permissions that a user's last login did not grant for a channel. */
export interface PermissionGap {
  readonly channel: ChannelType;
  readonly userId: string;
  readonly userName: string;
  readonly missing: readonly MissingPermission[];
  /** Whether to offer asking again: once, but not after a second refusal. */
  readonly askAgain: boolean;
}

/** Access that Pagekeeper ended but Facebook has not confirmed yet; Pagekeeper keeps retrying. */
export type PendingOnFacebook =
  /** Everything this user granted to the app. */
  | { readonly kind: "access"; readonly userId: string; readonly userName: string }
  /** The Page's subscription to the app's webhook. */
  | { readonly kind: "subscription"; readonly pageId: string; readonly pageName: string };
