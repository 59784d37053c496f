/**
 * Everything that crosses between the renderer and the main process: types and schemas; the names are in names.ts.
 * Types are all the renderer imports from it, so that zod stays out of its bundle.
 */
import { z } from "zod";
import type { Result } from "../result.ts";
import type { CallName, EventName } from "./names.ts";

/** In the order in which they are shown. */
export const channelTypes = ["messenger", "instagram"] as const;
export type ChannelType = (typeof channelTypes)[number];

/** What is wrong, in a word that never changes: records keep it, so one that is taken out needs a migration. */
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

/** The one thing that mends it, in a word that never changes, as the states. */
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

/** A page of Meta's where something is put right; always https, at one of Meta's own hosts. */
export interface MetaLink {
  /** What the link is called: "Open the Page's settings". */
  readonly label: string;
  readonly url: string;
}

/** For the "Details" disclosure: what support asks for. Never a token. */
export interface ProblemDetails {
  /** Facebook's `error.code`. */
  readonly graphCode?: number;
  /** Facebook's `error.error_subcode`. */
  readonly graphSubcode?: number;
  readonly fbtraceId?: string;
  /** Facebook's own words for people (`error_user_title`, `error_user_msg`), rid of whatever could be a secret. */
  readonly facebookSays?: string;
}

/** What the last check found, and the one thing the user can do about it. */
export interface Health {
  readonly state: HealthState;
  /** "Works", or one or two sentences: what happened, what to do. */
  readonly message: string;
  /** ISO 8601. When Facebook last told us so. */
  readonly checkedAt: string;
  readonly remedy?: Remedy;
  readonly link?: MetaLink;
  readonly details?: ProblemDetails;
}

/** One Page in a channel; for Instagram, the Page plus its linked professional account. */
export interface FacebookAccount {
  readonly id: string;
  readonly channel: ChannelType;
  readonly pageId: string;
  /** The Page's name. */
  readonly name: string;
  readonly pictureUrl?: string;
  /** Instagram only. */
  readonly instagram?: { readonly id: string; readonly username: string };
  /** The Facebook user whose login connected it. */
  readonly connectedBy: { readonly id: string; readonly name: string };
  /** ISO 8601. */
  readonly connectedAt: string;
  readonly health: Health;
  /** The token is kept for this run only: no keychain was there to take it. */
  readonly thisRunOnly?: boolean;
  /** Absent: webhooks are off, or Facebook has not answered yet. */
  readonly subscription?: WebhookSubscription;
  /** Absent: nothing ends within the next 14 days. */
  readonly expires?: Expiry;
}

/** Days ahead at which an end is warned of, the first warning first. */
export const warningDays = [14, 7, 1] as const;
export type WarningDays = (typeof warningDays)[number];

/** The access that an account lives by ends; a new login of the same Facebook user renews it. */
export interface Expiry {
  /** `login`: the user's token. `data-access`: what Facebook lets the app read after 90 days without a login. */
  readonly what: "login" | "data-access";
  /** ISO 8601; what has ended stays named until it is renewed. */
  readonly at: string;
  /** The warning that is due: at most so many days are left. */
  readonly days: WarningDays;
}

/** Whether the Page's events reach the Meta app's webhook. It says nothing of the account's health. */
export type WebhookSubscription =
  | { readonly state: "on" }
  | {
      readonly state: "failed";
      /** One or two sentences: what happened, what to do. */
      readonly message: string;
      readonly details?: ProblemDetails;
    };

/** At most one of each type; there is one as long as it has accounts. */
export interface ConnectedChannel {
  readonly id: ChannelType;
  readonly type: ChannelType;
  readonly accounts: readonly FacebookAccount[];
}

/** Kept in records, as health states are. */
export const unconnectableReasons = [
  "not-ticked",
  "no-messaging-task",
  "no-instagram-account",
  "instagram-not-professional",
  "permission-missing",
  "connected-by-another",
] as const;
export type UnconnectableReason = (typeof unconnectableReasons)[number];

/** A Page that the user holds but that could not be connected: not an error, but named with its remedy. */
export interface UnconnectablePage {
  readonly channel: ChannelType;
  readonly pageId: string;
  readonly name: string;
  readonly reason: UnconnectableReason;
  /** Why, one sentence. */
  readonly message: string;
  /** What to do, one sentence. */
  readonly remedy: string;
  /** Where to do it. */
  readonly link?: MetaLink;
}

/** A permission that a login did not give, and what does not work without it. */
export interface MissingPermission {
  /** Meta's name: `pages_messaging`. */
  readonly permission: string;
  /** `absent`: Facebook does not name it at all, as when a Login for Business configuration lacks it. */
  readonly status: "declined" | "expired" | "absent";
  /** What Pagekeeper cannot do, in words that follow "Pagekeeper": "cannot read messages". */
  readonly consequence: string;
}

/** What the last login of a person left out for a channel. */
export interface PermissionGap {
  readonly channel: ChannelType;
  readonly userId: string;
  readonly userName: string;
  readonly missing: readonly MissingPermission[];
  /** The window may offer to ask again: once, not after a second refusal. */
  readonly askAgain: boolean;
}

/** What is over here but what Facebook has not confirmed to have ended; it is retried. */
export type PendingEnd =
  /** The app's access to what this person granted. */
  | { readonly kind: "access"; readonly userId: string; readonly userName: string }
  /** The Page's subscription to the app's webhook. */
  | { readonly kind: "subscription"; readonly pageId: string; readonly pageName: string };

/** A problem as the user meets it. */
export interface ProblemView {
  /** Stable, machine-readable; also the guide's `error_code`. */
  readonly code: string;
  /** What happened and what to do next, one or two plain sentences without `%`. */
  readonly message: string;
  readonly details?: ProblemDetails;
}

/** What a flow is for, beyond connecting whatever the person ticks. */
export interface ConnectIntent {
  /** The account to repair: the same Facebook user is expected, and with another one nothing changes. */
  readonly again?: string;
  /** The user agreed that whoever logs in takes over Pages that somebody else connected. */
  readonly takeOver?: boolean;
}

/** One run of connecting, each step holding only what that step knows. */
export type FlowStep =
  | { readonly name: "waiting" }
  | { readonly name: "reading"; readonly pages: number }
  /** Facebook's limit is reached; it goes on by itself. `until`: ISO 8601. */
  | { readonly name: "paused"; readonly until: string }
  | { readonly name: "saving"; readonly done: number; readonly total: number };

export interface FlowView {
  readonly id: string;
  readonly type: ChannelType;
  readonly origin: "desktop" | "web";
  readonly step: FlowStep;
}

export type KeychainStatus =
  /** Not asked yet, or it answered. */
  | { readonly name: "ready" }
  /** A call has been waiting for seconds: a prompt is probably on screen. */
  | { readonly name: "waiting" }
  | { readonly name: "locked" }
  /** None here: tokens live for this run only. `message` says what is missing. */
  | { readonly name: "unavailable"; readonly message: string };

/** Something the user must know that belongs to no account: a file kept aside, a port taken, a backend that did not start. */
export interface Notice {
  readonly id: string;
  readonly kind:
    | "store-kept-aside"
    | "port-taken"
    | "backend-failed"
    | "graph-version-retired"
    | "removal-interrupted";
  readonly message: string;
}

/** All that the window shows, but for running flows. */
export interface Snapshot {
  readonly practice: boolean;
  readonly channels: readonly ConnectedChannel[];
  readonly unconnectable: readonly UnconnectablePage[];
  readonly permissionGaps: readonly PermissionGap[];
  readonly pending: readonly PendingEnd[];
  readonly keychain: KeychainStatus;
  readonly notices: readonly Notice[];
  /** A check is under way. */
  readonly checking: boolean;
  /** The check waits for Facebook's limit, until then. ISO 8601. */
  readonly pausedUntil?: string;
}

export interface Settings {
  /** TCP port of the backend, 1024–65535. */
  readonly port: number;
  /** Pages are subscribed to the Meta app's webhook; for operators whose server receives the events. */
  readonly webhooks: boolean;
  /** Pagekeeper starts with the computer, without its window. */
  readonly startAtLogin: boolean;
  /** Closing the window leaves Pagekeeper in the tray, where there is one. */
  readonly closeToTray: boolean;
  readonly notifications: boolean;
  /** Hours between two checks of all accounts. */
  readonly checkEvery: CheckInterval;
  readonly appearance: Appearance;
  readonly language: LanguageChoice;
  /** Pagekeeper checks for new versions by itself, where it can install them. */
  readonly checkForUpdates: boolean;
}

/** As they are saved. */
export interface SettingsNow extends Settings {
  /** The saved port is used after a restart: this run began with another. */
  readonly restart: boolean;
  readonly updateSupport: UpdateSupport;
}

/** Whether this installation of Pagekeeper can bring itself up to date, and if not, why. */
export type UpdateSupport =
  | "supported"
  /** It was installed as a package of the system, which belongs to the package manager. */
  | "package"
  /** It was unpacked from an archive, which whoever did it does again. */
  | "archive"
  /** It is not signed by its publisher, so that nothing would vouch for the next one. */
  | "unsigned"
  /** It was built to be worked on or tested. */
  | "development";

/** A newer version of Pagekeeper, and how far it has come. */
export type UpdateView = {
  /** As its publisher numbers it: `0.2.0`. */
  readonly version: string;
  /** What its publisher says is new: plain text, some lines; empty: nothing. */
  readonly notes: string;
  /** Not now, the user has said: the window shows it no more, the tray does. */
  readonly putOff: boolean;
} & (
  | { readonly name: "available" | "ready" | "installing" }
  /** `percent`: 0–100, whole. */
  | { readonly name: "downloading"; readonly percent: number }
  | { readonly name: "failed"; readonly why: UpdateFailure }
);

/** Why a new version could not be had, in a word. */
export type UpdateFailure =
  /** The server did not answer, or not as it should. */
  | "not-downloaded"
  /** The file is another one than was announced, or signed by somebody else. It is gone again. */
  | "not-as-announced"
  | "disk-full"
  /** It could not be written to the folder for downloads. */
  | "not-saved"
  /** What was downloaded is not what it was. It is gone. */
  | "changed-since"
  /** It could not be put in the place of this version. */
  | "not-replaced"
  /** The system would not install it. */
  | "not-accepted";

export const checkIntervals = [6, 12, 24] as const;
export type CheckInterval = (typeof checkIntervals)[number];

export const appearances = ["system", "light", "dark"] as const;
export type Appearance = (typeof appearances)[number];

/** Those that Pagekeeper speaks, by their code in BCP 47. Everything it says is in one of them at a time. */
export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

/** `system`: the first of the system's languages that Pagekeeper speaks. */
export const languageChoices = ["system", ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** The operator's own Meta app. Its secret is in the keychain, not here. */
export interface MetaApp {
  /** Digits. */
  readonly appId: string;
  /** Of the Graph API: `v26.0`. */
  readonly version: string;
  /** Facebook Login for Business: the configuration that stands in the place of permissions; absent: classic Login. */
  readonly configId?: string;
  /** The operator's https address that sends the browser on; absent: `http://localhost:PORT/auth/facebook/callback`. */
  readonly redirectUri?: string;
}

/** What the operator enters. */
export interface MetaAppForm extends MetaApp {
  /** Absent: the one that is in the keychain for this App ID. */
  readonly appSecret?: string;
}

/** One version of the Graph API that can be chosen. */
export interface GraphVersion {
  readonly version: string;
  /** ISO date of the last day on which Meta answers it; absent: no end is announced. */
  readonly until?: string;
  readonly retired: boolean;
}

/** All that the set-up of a Meta app shows. Never the secret. */
export interface MetaAppSetup {
  /** What this run of Pagekeeper logs in with. */
  readonly running: "practice" | "settings" | "environment";
  /** What the next start logs in with; absent: practice mode. */
  readonly saved?: MetaApp;
  /** The saved one is not the running one. */
  readonly restart: boolean;
  readonly versions: readonly GraphVersion[];
  /** Of this computer, for development mode, with the port of the next start. */
  readonly localRedirectUri: string;
  /** What the dialog asks for, by Meta's names. */
  readonly permissions: readonly {
    readonly name: string;
    readonly channels: readonly ChannelType[];
  }[];
}

/** What "Remove everything" may have to leave behind: access that Facebook did not confirm to have ended, secrets in a locked keychain. */
export const removalRests = ["facebook", "keychain"] as const;
export type RemovalRest = (typeof removalRests)[number];

/** How far "Remove everything" came. */
export type Removal =
  /** Only files are left, and they go with this run: Pagekeeper restarts as on a new computer. */
  | { readonly state: "removed" }
  | {
      readonly state: "left";
      readonly rest: "facebook";
      readonly pending: readonly PendingEnd[];
    }
  | {
      readonly state: "left";
      readonly rest: "keychain";
      /** How many are still in it. */
      readonly secrets: number;
    };

/** The guide's parameters, as they stand in the query after a flow: `?facebook_connected=true&type=…` or `?error=…&error_code=…`. */
export type RedirectSearch = string;

/** What every call resolves to. */
export type CallResult<T> = Result<T, ProblemView>;

/** Arguments of every call from the renderer. Main parses with these before anything else looks at them. */
export function callArguments() {
  const channelType = z.enum(channelTypes);
  const id = z.string().min(1).max(200);
  const nothing = z.tuple([]);
  return {
    snapshot: nothing,
    flows: nothing,
    /** Opens the browser; a second call while a flow of the type runs brings the first one back. */
    connect: z.tuple([
      channelType,
      z
        .strictObject({ again: id.exactOptional(), takeOver: z.boolean().exactOptional() })
        .optional(),
    ]),
    cancel: z.tuple([id]),
    /** Puts a fresh sign-in link on the clipboard. */
    copyLink: z.tuple([id]),
    /** Opens the flow in a window of the app. */
    openHere: z.tuple([id]),
    disconnectAccount: z.tuple([id]),
    disconnectChannel: z.tuple([channelType]),
    /** Checks every account of the channel, or of all. */
    check: z.tuple([channelType.optional()]),
    openInBrowser: nothing,
    settings: nothing,
    /** What is not named stays as it is. */
    saveSettings: z.tuple([
      z.strictObject({
        port: z.int().min(1024).max(65535).exactOptional(),
        webhooks: z.boolean().exactOptional(),
        startAtLogin: z.boolean().exactOptional(),
        closeToTray: z.boolean().exactOptional(),
        notifications: z.boolean().exactOptional(),
        checkEvery: z.literal(checkIntervals).exactOptional(),
        appearance: z.enum(appearances).exactOptional(),
        language: z.enum(languageChoices).exactOptional(),
        checkForUpdates: z.boolean().exactOptional(),
      }),
    ]),
    metaApp: nothing,
    /** Asks Meta whether ID and secret belong together; only then saves. */
    saveMetaApp: z.tuple([
      z.strictObject({
        appId: z.string().regex(/^[\w-]{1,64}$/),
        appSecret: z
          .string()
          .regex(/^\S{1,200}$/)
          .exactOptional(),
        version: z.string().regex(/^v\d{1,3}\.\d{1,2}$/),
        configId: z
          .string()
          .regex(/^[\w-]{1,64}$/)
          .exactOptional(),
        redirectUri: redirectUri().exactOptional(),
      }),
    ]),
    /** Back to practice mode at the next start. */
    removeMetaApp: nothing,
    /** Shows the folder of the logs in the system's file manager. */
    openLogs: nothing,
    /** Puts them on the clipboard. */
    copyDiagnostics: z.tuple([z.strictObject({ names: z.boolean() })]),
    /** Ends all access at Facebook and removes all that is kept here, but for what the user agreed to leave behind. */
    removeEverything: z.tuple([z.array(z.enum(removalRests)).max(removalRests.length)]),
    /** What comes of these is told by the event `update`. */
    downloadUpdate: nothing,
    /** Ends this run, and starts the new version. */
    installUpdate: nothing,
    /** Not now; a download under way is given up. */
    putOffUpdate: nothing,
    /** Quits and starts Pagekeeper anew. */
    restart: nothing,
    /** The window's first frame has settled: main may load what is heavy. */
    ready: nothing,
  } satisfies Record<CallName, z.ZodType<readonly unknown[]>>;
}

/**
 * An https address without a fragment. Its text is kept as it was entered, since Meta compares to the letter
 * (`research/meta.md` §1.8); `z.url` would let through what a browser reads otherwise.
 */
function redirectUri() {
  return z
    .string()
    .max(2_000)
    .refine((text) => {
      const url = URL.parse(text);
      return (
        url?.protocol === "https:" && !text.includes("#") && !/\s/.test(text) && url.username === ""
      );
    });
}
type CallSchemas = ReturnType<typeof callArguments>;

declare const jsonOf: unique symbol;
/**
 * JSON text of a `T`. So crosses what may be large: contextBridge copies an object value by value, which takes a second's tenth
 * for 5,000 accounts, and a text at once.
 */
export type Json<T> = string & { readonly [jsonOf]: T };

/** Value of every call, by the same names. */
export interface CallValues extends Record<CallName, unknown> {
  snapshot: Json<Snapshot>;
  flows: readonly FlowView[];
  connect: FlowView;
  cancel: null;
  copyLink: null;
  openHere: null;
  disconnectAccount: null;
  disconnectChannel: null;
  check: null;
  openInBrowser: null;
  settings: SettingsNow;
  saveSettings: Pick<SettingsNow, "restart">;
  metaApp: MetaAppSetup;
  /** The app's name at Meta, where it told. */
  saveMetaApp: { readonly appName?: string };
  removeMetaApp: null;
  openLogs: null;
  copyDiagnostics: null;
  removeEverything: Removal;
  downloadUpdate: null;
  installUpdate: null;
  putOffUpdate: null;
  restart: null;
  ready: null;
}

export type CallArguments<N extends CallName> = z.output<CallSchemas[N]>;

/** What main tells the renderer unasked. */
export interface Events extends Record<EventName, unknown> {
  snapshot: Json<Snapshot>;
  /** All running flows; a flow that is not in it has ended. */
  flows: readonly FlowView[];
  /** Null: there is none, as far as is known. Also told to each page that has just said that it is ready. */
  update: UpdateView | null;
  /** A desktop flow came back; the renderer handles it as a page handles its own query. */
  redirect: RedirectSearch;
  /** The menu, the tray or a notification asked for the settings. */
  showSettings: null;
  /** The tray or a notification asked for this account, by its id: it is brought into view and takes the focus. */
  showAccount: FacebookAccount["id"];
}

/** `window.pagekeeper`: one method a call, and one to listen. */
export type PagekeeperApi = {
  readonly [N in CallName]: (...args: CallArguments<N>) => Promise<CallResult<CallValues[N]>>;
} & {
  /** Returns the function that stops listening. */
  readonly on: <N extends EventName>(name: N, listener: (payload: Events[N]) => void) => () => void;
};

/** `GET /auth/facebook/channels`, and what the web UI knows. */
export interface ChannelsAnswer {
  readonly channels: readonly ConnectedChannel[];
  readonly unconnectable: readonly UnconnectablePage[];
  readonly permissionGaps: readonly PermissionGap[];
  readonly practice: boolean;
}

/** The one shape of a JSON error. */
export interface JsonError {
  readonly error: { readonly code: string; readonly message: string };
}
