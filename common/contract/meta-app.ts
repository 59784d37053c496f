import type { ChannelType } from "./accounts.ts";
import type { ProblemView } from "./problems.ts";

/** The operator's own Meta app, without its secret, which is in the keychain. */
export interface MetaApp {
  readonly appId: string;
  /** The Graph API version, such as `v26.0`. */
  readonly version: string;
  /**
   * The id of a Login for Business configuration. Absent for classic Login, where Pagekeeper asks
   * for a list of permissions instead.
   */
  readonly configId?: string;
  /**
   * The https URL of the operator's relay. Absent if Facebook redirects directly to
   * `http://localhost:PORT/auth/facebook/callback`.
   */
  readonly redirectUri?: string;
}

/** The form of an App ID. Ids of simulated Facebooks that tests set up may have another one. */
export const appIdPattern = /^\d{1,32}$/;

/** The Meta app as the operator enters it. */
export interface MetaAppForm extends MetaApp {
  /**
   * Absent to use the secret of the draft. If the draft has none, the secret that is already in the
   * keychain for this App ID is used.
   */
  readonly appSecret?: string;
}

/** What Meta says about a Meta app. */
export interface VerifiedMetaApp {
  /** The name that the login dialog shows. Absent if Meta did not report it. */
  readonly appName?: string;
}

/** What the operator has typed so far, even if it is incomplete or wrong. */
export interface MetaAppDraft {
  readonly appId: string;
  /** Absent to keep the secret of the draft so far. An empty secret removes it. */
  readonly appSecret?: string;
  readonly version: string;
  readonly login: "classic" | "business";
  readonly configId: string;
  readonly redirectMode: "development" | "live";
  readonly redirectUri: string;
  /** The step of the set-up that the window shows. Only the window knows the steps. */
  readonly step: string;
}

/** The draft without its secret, which never leaves the main process. */
export interface MetaAppDraftView extends Omit<MetaAppDraft, "appSecret"> {
  readonly secretEntered: boolean;
}

/** A permission that Pagekeeper asks for. */
export interface MetaAppPermission {
  readonly name: string;
  readonly channels: readonly ChannelType[];
  /** Whether the channels cannot work without the permission. */
  readonly required: boolean;
}

/** What a test login found out about a permission. A `missing` one was never asked for. */
export interface TestedPermission extends MetaAppPermission {
  readonly status: "granted" | "declined" | "missing";
}

/** A login that tests a Meta app before it is saved. */
export type TestLoginView =
  /** The browser shows Facebook's dialog. */
  | {
      readonly name: "waiting";
      /** Set if a browser tried to open Pagekeeper by https, which cannot work. */
      readonly httpsOnly?: true;
    }
  /** Facebook has redirected back, so the redirect URI works. */
  | { readonly name: "reading" }
  | {
      readonly name: "done";
      readonly userName: string;
      /** The number of Pages that the person chose. */
      readonly pages: number;
      readonly permissions: readonly TestedPermission[];
    }
  /** A test login that the operator cancels fails with the code `cancelled`. */
  | { readonly name: "failed"; readonly problem: ProblemView };

/** A Graph API version to choose from. */
export interface GraphVersion {
  readonly version: string;
  /**
   * The last day on which Meta supports the version, as an ISO date. Absent if Meta has not
   * announced it.
   */
  readonly until?: string;
  readonly retired: boolean;
}

/** Everything that the Meta app settings show. The app secret is never included. */
export interface MetaAppSetup {
  /** The source of the Meta app that is in use. It changes without a restart. */
  readonly running: "practice" | "settings" | "environment";
  /** The Meta app that the operator has set up. Absent for practice mode. */
  readonly saved?: MetaApp;
  readonly versions: readonly GraphVersion[];
  /** The redirect URI for development mode, with the port that a Meta app uses. */
  readonly localRedirectUri: string;
  /** The permissions that the login dialog asks for. */
  readonly permissions: readonly MetaAppPermission[];
  /** What was typed since the last change of the Meta app. Kept until Pagekeeper quits. */
  readonly draft?: MetaAppDraftView;
  /** The last test login since the last change of the Meta app. */
  readonly testLogin?: TestLoginView;
}
