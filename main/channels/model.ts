/** What the domain, its ports and the stored records have in common. */
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

/** Who has to act. Problems of `facebook` and `network` usually pass by themselves. */
export type Responsible = "user" | "operator" | "facebook" | "network" | "pagekeeper";

/** Something that went wrong, as a value. */
export interface Problem extends ProblemView {
  readonly responsible: Responsible;
  /** The new health of the account whose token was used. Absent if it stays the same. */
  readonly health?: Exclude<Health["state"], "works">;
  readonly remedy?: Remedy;
  readonly link?: MetaPlaceLink;
  /** Facebook's rate limit is reached; don't call again before then. ISO 8601. */
  readonly retryAt?: string;
}

/** The Meta pages where a problem can be solved. Records store these names. */
export const metaPlaces = [
  /** The facebook.com home page: logging in there shows a pending checkpoint. */
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

/** A link to a Meta page, without its label: the label depends on the language. */
export interface MetaPlaceLink {
  readonly place: MetaPlace;
  /** https, on one of Meta's own hosts. */
  readonly url: string;
}

/* ---- Records: codes instead of texts, so that they follow a change of language ---- */

export interface HealthRecord extends Omit<Health, "message" | "link"> {
  /** The code of the problem behind the state. Absent if the account works. */
  readonly code?: string;
  readonly link?: MetaPlaceLink;
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
  /** `connectedBy`: that user's name. */
  | { readonly reason: "connected-by-another"; readonly connectedBy: string };

export type UnconnectableRecord = UnconnectableCause &
  Pick<UnconnectablePage, "channel" | "pageId" | "name"> & { readonly link?: MetaPlaceLink };

export interface MissingPermissionRecord extends Omit<MissingPermission, "consequence"> {
  readonly permission: Permission;
}

export interface PermissionGapRecord extends Omit<PermissionGap, "missing"> {
  readonly missing: readonly MissingPermissionRecord[];
}

export interface AccountRecord {
  /** `<channel>-<pageId>`: stable, so that connecting again never creates a duplicate. */
  readonly id: string;
  readonly channel: ChannelType;
  readonly pageId: string;
  readonly name: string;
  readonly pictureUrl?: string | undefined;
  readonly instagram?: { readonly id: string; readonly username: string } | undefined;
  readonly userId: string;
  readonly connectedAt: string;
  readonly health: HealthRecord;
  /** Where the token is. A token in `memory` is gone after a restart. */
  readonly storedIn: "keychain" | "memory";
  /** Absent if not verified since the Page's channels changed. */
  readonly subscription?: SubscriptionRecord | undefined;
}

/** A Facebook user who has connected accounts. */
export interface UserRecord {
  readonly id: string;
  readonly name: string;
  readonly tokenExpiresAt?: string | undefined;
  readonly dataAccessExpiresAt?: string | undefined;
  /** When Facebook was last asked for the expiry dates. Absent if not since the login. */
  readonly expiryReadAt?: string | undefined;
  /** The last expiry warning given to the user. */
  readonly warned?: Expiry | undefined;
}

/** A webhook subscription that Facebook has yet to end. Its Page's token is kept until then. */
export interface PendingUnsubscribe {
  readonly pageId: string;
  readonly name: string;
  /** The user whose login issued the token: revoking that user's access also ends the token. */
  readonly userId: string;
  /** Connecting the Page again cancels it only after a disconnect. */
  readonly reason: "disconnected" | "webhooks-off";
}

/** What survives a restart. Holds the names of secrets, never a secret. */
export interface Records {
  readonly accounts: readonly AccountRecord[];
  readonly users: readonly UserRecord[];
  readonly unconnectable: readonly UnconnectableRecord[];
  /** At most one per channel and user. */
  readonly permissionGaps: readonly PermissionGapRecord[];
  /** Secrets that a connect is writing. If any are left at startup, the app crashed halfway. */
  readonly pendingWrites: readonly SecretName[];
  /** Secrets to delete: the keychain has not confirmed it yet. */
  readonly pendingDeletes: readonly SecretName[];
  /** Users without accounts whose access is still to be revoked. Their token is kept until then. */
  readonly pendingRevocations: readonly UserRecord[];
  readonly pendingUnsubscribes: readonly PendingUnsubscribe[];
  /** The webhook setting as last applied. True before the first Page is subscribed. */
  readonly webhooks: boolean;
}

export const emptyRecords: Records = {
  accounts: [],
  users: [],
  unconnectable: [],
  permissionGaps: [],
  pendingWrites: [],
  pendingDeletes: [],
  pendingRevocations: [],
  pendingUnsubscribes: [],
  webhooks: false,
};
