/** The types that the domain, its ports and the stored records share. */
import type {
  ChannelType,
  Expiry,
  Health,
  MissingPermission,
  PermissionGap,
  Remedy,
  UnconnectablePage,
  UnconnectableReason,
} from "../../common/contract/accounts.ts";
import type { ProblemDetails, ProblemView } from "../../common/contract/problems.ts";
import type { Result as CommonResult } from "../../common/result.ts";
import type { Permission } from "./permissions.ts";
import type { SecretName } from "./ports/secret-kinds.ts";

export type Result<T, P = Problem> = CommonResult<T, P>;

/**
 * Who has to solve a problem. Problems with `facebook` or `network` usually go away by themselves.
 */
export type Responsible = "user" | "operator" | "facebook" | "network" | "pagekeeper";

/** An error that an operation returns instead of throwing. */
export interface Problem extends ProblemView {
  readonly responsible: Responsible;
  /** The new health of the account that the call was about. Absent if the health is unchanged. */
  readonly health?: Exclude<Health["state"], "works">;
  readonly remedy?: Remedy;
  readonly link?: MetaPlaceLink;
  /** The time when the rate limit is over and Facebook may be called again, in ISO 8601. */
  readonly retryAt?: string;
}

/** The Meta pages where users can solve problems. Records store these names. */
export const metaPlaces = [
  /**
   * The facebook.com home page. Users who have to pass a checkpoint see it there after logging in.
   */
  "facebook",
  "page",
  "page-access",
  "linked-accounts",
  "support-inbox",
  "business-support",
  "instagram-professional",
  "instagram-message-access",
  "business-integrations",
  "app-dashboard",
] as const;
export type MetaPlace = (typeof metaPlaces)[number];

/** A link to a Meta page. It has no label, because the label depends on the language. */
export interface MetaPlaceLink {
  readonly place: MetaPlace;
  /** An https URL on one of Meta's own hosts. */
  readonly url: string;
}

/* ---- Records. They hold codes instead of sentences, because the language may change. ---- */

export interface HealthRecord
  extends Omit<Health, "label" | "message" | "link" | "unconfirmedSince"> {
  /** The code of the problem behind the state. Absent if the account works. */
  readonly code?: string;
  readonly link?: MetaPlaceLink;
  /** Set while Facebook refuses to check a working account. */
  readonly refusal?: RefusalRecord;
}

/** A refused check that says nothing about the account, for example because the app is blocked. */
export interface RefusalRecord extends Pick<HealthRecord, "remedy" | "link" | "details"> {
  readonly code: string;
  /** When Facebook refused a check for the first time since the last answer, in ISO 8601. */
  readonly since: string;
}

export type SubscriptionRecord =
  | { readonly state: "on" }
  | {
      readonly state: "failed";
      readonly code: string;
      readonly details?: ProblemDetails;
    };

/** Why a Page cannot be connected. */
export type UnconnectableCause =
  | { readonly reason: Exclude<UnconnectableReason, "connected-by-another"> }
  /** `connectedBy` is the name of the user who connected the Page. */
  | { readonly reason: "connected-by-another"; readonly connectedBy: string };

export type UnconnectableRecord = UnconnectableCause &
  Pick<UnconnectablePage, "channel" | "pageId" | "name" | "userId" | "userName"> & {
    readonly link?: MetaPlaceLink;
  };

export interface MissingPermissionRecord extends Omit<MissingPermission, "consequence"> {
  readonly permission: Permission;
}

export interface PermissionGapRecord extends Omit<PermissionGap, "missing"> {
  readonly missing: readonly MissingPermissionRecord[];
}

/** What a token was obtained with. */
export interface TokenOrigin {
  /**
   * The id of the Meta app that obtained the token. No other app can use it, and user ids differ
   * from app to app. If absent, the token is taken for one of the current app.
   */
  readonly appId?: string | undefined;
}

/** Set on an account that the user has disconnected and can still bring back. */
export interface DisconnectMark {
  /** What the user disconnected at the same time has the same id. */
  readonly id: string;
  /** Until when the user can bring the account back, in ISO 8601. */
  readonly until: string;
}

/** Access that Pagekeeper still has to end on Facebook. */
interface PendingEnd extends TokenOrigin {
  /**
   * True if an earlier run could not end the access, because the token belongs to another Meta app.
   * The window of that run said so.
   */
  readonly reported?: true | undefined;
}

export interface AccountRecord extends TokenOrigin {
  /**
   * Has the form `<channel>-<pageId>`, so that connecting a Page again never creates a duplicate.
   */
  readonly id: string;
  readonly channel: ChannelType;
  readonly pageId: string;
  readonly name: string;
  readonly pictureUrl?: string | undefined;
  readonly instagram?: { readonly id: string; readonly username: string } | undefined;
  readonly userId: string;
  readonly connectedAt: string;
  readonly health: HealthRecord;
  /** Where the token is stored. A token in `memory` is lost when Pagekeeper quits. */
  readonly storedIn: "keychain" | "memory";
  /**
   * The state of the Page's webhook subscription. Absent until Facebook has confirmed or refused
   * the subscription. Removed when the Page's channels change.
   */
  readonly subscription?: SubscriptionRecord | undefined;
  /** Any at the start of the app were left by a crash, so they are disconnected then. */
  readonly disconnecting?: DisconnectMark | undefined;
}

/** A Facebook user who has connected accounts. */
export interface UserRecord extends TokenOrigin {
  readonly id: string;
  readonly name: string;
  readonly tokenExpiresAt?: string | undefined;
  readonly dataAccessExpiresAt?: string | undefined;
  /**
   * When we last asked Facebook for the expiry dates and for current names and pictures. Absent if
   * we haven't asked since the login.
   */
  readonly expiryReadAt?: string | undefined;
  /** The last expiry warning given to the user. */
  readonly warned?: Expiry | undefined;
}

/**
 * A webhook subscription that Facebook has yet to end. We keep the Page's token until then, because
 * ending the subscription requires the token.
 */
export interface PendingUnsubscribe extends PendingEnd {
  readonly pageId: string;
  readonly name: string;
  /**
   * The user whose login obtained the Page's token. Revoking this user's access invalidates the
   * token.
   */
  readonly userId: string;
  /**
   * Why the subscription is going to be removed. If the reason is `disconnected` and the Page is
   * connected again before then, the subscription stays.
   */
  readonly reason: "disconnected" | "webhooks-off";
}

/** A user whose access has yet to be revoked. */
export interface PendingRevocation extends UserRecord, PendingEnd {}

/** The data that survives a restart. Holds names of secrets, but never a secret itself. */
export interface Records {
  readonly accounts: readonly AccountRecord[];
  readonly users: readonly UserRecord[];
  readonly unconnectable: readonly UnconnectableRecord[];
  /** The permissions that users did not grant. Has at most one entry per channel and user. */
  readonly permissionGaps: readonly PermissionGapRecord[];
  /**
   * The secrets that are being written to connect Pages. If any are left at startup, the app
   * crashed while it was connecting.
   */
  readonly pendingWrites: readonly SecretName[];
  /** Secrets whose deletion the keychain has not confirmed yet. */
  readonly pendingDeletes: readonly SecretName[];
  /** The highest number of a keychain item that may hold tokens. */
  readonly tokenItems: number;
  /**
   * Users who have no accounts, but whose access has yet to be revoked. We keep their tokens until
   * then, because revoking access requires a token.
   */
  readonly pendingRevocations: readonly PendingRevocation[];
  readonly pendingUnsubscribes: readonly PendingUnsubscribe[];
  /**
   * The value of the webhook setting that was last applied to these records. It is set to true
   * before the first Page is subscribed.
   */
  readonly webhooks: boolean;
}

/** No keychain gets this many items. A higher number in a damaged file would cost endless calls. */
export const maxTokenItems = 10_000;

export const emptyRecords: Records = {
  accounts: [],
  users: [],
  unconnectable: [],
  permissionGaps: [],
  pendingWrites: [],
  pendingDeletes: [],
  tokenItems: 0,
  pendingRevocations: [],
  pendingUnsubscribes: [],
  webhooks: false,
};
