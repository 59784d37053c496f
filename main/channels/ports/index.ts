/** What the domain needs from the outside; `facebook`, `keychain` and `storage` implement it, tests may too. */
import type {
  ChannelType,
  Expiry,
  Health,
  MissingPermission,
  PermissionGap,
  Remedy,
  UnconnectablePage,
} from "../../../common/contract/accounts.ts";
import type { ProblemDetails, ProblemView } from "../../../common/contract/problems.ts";
import type { KeychainStatus } from "../../../common/contract/snapshot.ts";
import type { Result as CommonResult } from "../../../common/result.ts";

export type Result<T, P = Problem> = CommonResult<T, P>;

/** Whose move it is. `facebook` and `network`: mostly it passes by itself (throttled, slow, down). */
export type Responsible = "user" | "operator" | "facebook" | "network" | "pagekeeper";

/** Something that went wrong, as a value: what happened, whose fault it is, what to do. */
export interface Problem extends ProblemView {
  readonly responsible: Responsible;
  /** What it says of the account whose token was used; undefined: nothing, its last known health stays. */
  readonly health?: Exclude<Health["state"], "works">;
  readonly remedy?: Remedy;
  readonly link?: PlacedLink;
  /** A limit is reached, and Facebook is not to be asked again before then. ISO 8601. */
  readonly retryAt?: string;
}

/* ---- Facebook ---- */

export interface DialogRequest {
  readonly type: ChannelType;
  readonly state: string;
  readonly redirectUri: string;
  /** Ask again for what was declined and for the choice of Pages (`auth_type=rerequest`). */
  readonly rerequest: boolean;
}

export interface LoginRequest {
  readonly type: ChannelType;
  readonly code: string;
  /** To the letter the one of the dialog. */
  readonly redirectUri: string;
  readonly signal: AbortSignal;
  /** Called after each page of the list with the number of Pages read so far. */
  readonly onPages: (pages: number) => void;
  /** Facebook's limit is reached and the login waits until then (ISO 8601); undefined: it goes on. */
  readonly onWait: (until: string | undefined) => void;
  /** Pages that this Facebook user connected here before: where one is missing from the list, the list is short. */
  readonly knownPages: (userId: string) => readonly string[];
}

/** Who logged in, and every Page they hold. */
export interface Login {
  readonly user: {
    readonly id: string;
    readonly name: string;
    /** Long-lived; a secret. */
    readonly token: string;
    /** ISO 8601; absent: never. */
    readonly tokenExpiresAt?: string;
  };
  /** Permission names by their status at Facebook. */
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
  /** The Page's own token, a secret; absent: the Page was not ticked in the dialog. Never the user's. */
  readonly token?: string;
  /** `MESSAGING`, `PROFILE_PLUS_MESSAGING`…; absent when Facebook did not say. */
  readonly tasks?: readonly string[];
  readonly pictureUrl?: string;
  readonly instagram?: {
    readonly id: string;
    readonly username: string;
    readonly pictureUrl?: string;
  };
  /** An Instagram account is linked, but a personal one: it is not in `instagram`, which holds professional ones. */
  readonly personalInstagram?: true;
  /** Permissions that were granted, but not for this Page (`granular_scopes`, `research/meta.md` §1.5). */
  readonly withheld?: readonly string[];
}

/** Where at Meta something about a Page, or about the Meta app, is put right. Kept in records. */
export const metaPlaces = [
  /** facebook.com itself, where a checkpoint asks for what it wants at the login. */
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

/** A page of Meta's; what the link is called is for whoever shows it. */
export interface PlacedLink {
  readonly place: MetaPlace;
  /** https, at one of Meta's own hosts. */
  readonly url: string;
}

export interface CheckRequest {
  readonly accountId: string;
  readonly type: ChannelType;
  readonly pageId: string;
  /** Page token, a secret. */
  readonly token: string;
}

/** Per account: fine, or the problem; a problem without `health` changes nothing. */
export interface CheckResult {
  readonly accountId: string;
  readonly result: Result<null>;
}

export interface PageToken {
  readonly pageId: string;
  /** Page token, a secret. */
  readonly token: string;
}

/** One Page's webhook subscription. */
export interface SubscriptionRequest extends PageToken {
  /** Channels that use the Page: their fields are subscribed together, because a call replaces them all. */
  readonly channels: readonly ChannelType[];
}

/** What Facebook says of a user's token; absent: no end, or none that it names. ISO 8601. */
export interface TokenExpiry {
  readonly tokenExpiresAt?: string;
  /** When Facebook stops letting the app read what this user granted. */
  readonly dataAccessExpiresAt?: string;
}

/** As many Pages as one HTTP call may ask about. */
export const subscriptionsAtATime = 50;

/** Per Page: done, or the problem; one without `health` says nothing of the Page, and the next try may bring another. */
export interface SubscriptionResult {
  readonly pageId: string;
  readonly result: Result<null>;
}

export interface FacebookPort {
  /** The address of Facebook's login dialog (`research/meta.md` §1.1). */
  dialogUrl(request: DialogRequest): string;
  /**
   * code → short token → long-lived token → user and permissions → all Pages. 4 + ⌈N/100⌉ Graph calls, and more only
   * where Facebook's list cannot be all (docs/decisions/0010).
   */
  readLogin(request: LoginRequest): Promise<Result<Login>>;
  /**
   * Reads one conversation a Page, in batches of 50: ⌈N/50⌉ HTTP calls. Every request gets its result. It waits for no
   * limit: those that one held up say by `retryAt` when to ask about them again.
   */
  check(requests: readonly CheckRequest[], signal: AbortSignal): Promise<readonly CheckResult[]>;
  /**
   * How long this user's token lives: one call, which Facebook refuses to an app of type Native or Desktop
   * (`research/meta.md` §1.3). Whether it lives at all a check tells.
   */
  readTokenExpiry(userToken: string, signal: AbortSignal): Promise<Result<TokenExpiry>>;
  /** The page of Meta's for this Page of the user's. */
  link(place: MetaPlace, pageId: string): PlacedLink;
  /**
   * Sees to it that each Page's subscription to the app's webhook has the fields of its channels: read, put right
   * where it is not so, and read again. At most `subscriptionsAtATime` Pages: one HTTP call where all is well, else three.
   */
  subscribe(
    requests: readonly SubscriptionRequest[],
    signal: AbortSignal,
  ): Promise<readonly SubscriptionResult[]>;
  /** Ends each Page's subscription, at most `subscriptionsAtATime`. Done also where there is nothing to end, or not for us. */
  unsubscribe(
    pages: readonly PageToken[],
    signal: AbortSignal,
  ): Promise<readonly SubscriptionResult[]>;
  /** Ends all access of the app to what this user granted; a token that is already dead counts as done. */
  revoke(user: { readonly id: string; readonly token: string }): Promise<Result<null>>;
}

/* ---- Keychain ---- */

/** One keychain item each (DESIGN.md §6). */
export type SecretName = `page:${string}` | `user:${string}` | `app:${string}`;

export type SecretFailure =
  | { readonly status: "locked" }
  /** No keychain here. */
  | { readonly status: "unavailable" }
  /** Over 2,560 bytes, the limit of the Windows keychain. */
  | { readonly status: "too-large" }
  /** It refused, or did not keep what it was given. */
  | { readonly status: "failed" };

export type SecretReadResult =
  | { readonly status: "found"; readonly secret: string }
  | { readonly status: "absent" }
  | SecretFailure;
export type SecretWriteResult =
  | {
      readonly status: "written";
      /** `memory`: gone when Pagekeeper quits. */
      readonly storedIn: "keychain" | "memory";
    }
  | SecretFailure;
/** `removed` also when it is known not to be there. Anything else: keep the tombstone, try later. */
export type SecretRemoveResult = { readonly status: "removed" } | SecretFailure;

/** Secrets; nothing above it ever sees a bare `null` (`research/electron.md` D.2, D.7). */
export interface KeychainPort {
  read(name: SecretName): Promise<SecretReadResult>;
  write(name: SecretName, secret: string): Promise<SecretWriteResult>;
  remove(name: SecretName): Promise<SecretRemoveResult>;
  status(): KeychainStatus;
  /** Called at each change of `status`; returns the function that stops it. */
  onStatus(listener: (status: KeychainStatus) => void): () => void;
}

/* ---- Records ---- */

/** `Health` without its words: they are found when it is shown, in the language that is spoken then. */
export interface HealthRecord extends Omit<Health, "message" | "link"> {
  /** Of the problem that brought the state about; absent: the state says it all. */
  readonly code?: string;
  readonly link?: PlacedLink;
}

/** `WebhookSubscription` without its words. */
export type SubscriptionRecord =
  | { readonly state: "on" }
  | {
      readonly state: "failed";
      /** Of the problem; absent in a record from before there were codes. */
      readonly code?: string;
      readonly details?: ProblemDetails;
    };

/** `UnconnectablePage` without its words. */
export interface UnconnectableRecord
  extends Omit<UnconnectablePage, "message" | "remedy" | "link"> {
  /** Who connected it, where that is the reason. */
  readonly connectedBy?: string;
  readonly link?: PlacedLink;
}

/** `MissingPermission` without its words. */
export type MissingRecord = Omit<MissingPermission, "consequence">;

/** `PermissionGap` without its words. */
export interface PermissionGapRecord extends Omit<PermissionGap, "missing"> {
  readonly missing: readonly MissingRecord[];
}

export interface AccountRecord {
  /** `<channel>-<pageId>`: the same for ever, so that connecting again never duplicates. */
  readonly id: string;
  readonly channel: ChannelType;
  readonly pageId: string;
  readonly name: string;
  readonly pictureUrl?: string | undefined;
  readonly instagram?: { readonly id: string; readonly username: string } | undefined;
  readonly userId: string;
  readonly connectedAt: string;
  readonly health: HealthRecord;
  /** Where the token went; `memory` is gone at the next start. */
  readonly storedIn: "keychain" | "memory";
  /** Absent: not known since the Page's channels changed. */
  readonly subscription?: SubscriptionRecord | undefined;
}

export interface UserRecord {
  readonly id: string;
  readonly name: string;
  readonly tokenExpiresAt?: string | undefined;
  readonly dataAccessExpiresAt?: string | undefined;
  /** When Facebook was last asked how long the token lives; absent: not since the login. */
  readonly expiryReadAt?: string | undefined;
  /** The last warning that was given, and of which end. */
  readonly warned?: Expiry | undefined;
}

/** A Page whose subscription is to be ended at Facebook; its token is kept until it is. */
export interface PendingUnsubscribe {
  readonly pageId: string;
  readonly name: string;
  /** Whose login the token comes from: it dies with that user's access. */
  readonly userId: string;
  /** Connecting the Page again undoes a disconnect; what the setting ended stays ended. */
  readonly reason: "disconnected" | "webhooks-off";
}

/** What survives a restart. No secret is in it, only the names of secrets. */
export interface Records {
  readonly accounts: readonly AccountRecord[];
  readonly users: readonly UserRecord[];
  readonly unconnectable: readonly UnconnectableRecord[];
  /** At most one a channel and user. */
  readonly permissionGaps: readonly PermissionGapRecord[];
  /** Written before the first secret of a connect, emptied with its records: what is left here at a start is half done. */
  readonly pendingWrites: readonly SecretName[];
  /** Tombstones: secrets whose removal is not proven yet. */
  readonly pendingDeletes: readonly SecretName[];
  /** Users without accounts whose access at Facebook is not yet ended; their token is kept until it is. */
  readonly pendingRevocations: readonly UserRecord[];
  readonly pendingUnsubscribes: readonly PendingUnsubscribe[];
  /** The setting, as far as it was carried out: Pages may be subscribed by us. Written before the first one is. */
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

/** What is left of records that could not be read: whose access they were about, and which secrets. */
export interface SalvagedRecords {
  readonly users: readonly Pick<UserRecord, "id" | "name">[];
  readonly secrets: readonly SecretName[];
}

export interface RecordsPort {
  /** The current records, from memory. */
  get(): Records;
  /** Replaces all of them, whole and atomically, on disk and in memory. Throws RecordsNotSaved; then nothing changed. */
  set(records: Records): void;
}

/** The disk refused accounts or settings: full, write-protected, gone. `cause` is the system's error. */
export class StoreWriteError extends Error {
  override readonly name = "RecordsNotSaved";
  constructor(cause: unknown) {
    super("The records could not be written.", { cause });
  }
}

/* ---- Time and chance ---- */

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after `ms`; returns the function that cancels it. */
  after(ms: number, callback: () => void): () => void;
}
