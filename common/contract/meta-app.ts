import type { ChannelType } from "./accounts.ts";

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

/** The Meta app as the operator enters it. */
export interface MetaAppForm extends MetaApp {
  /** Absent to keep the secret that is already in the keychain for this App ID. */
  readonly appSecret?: string;
}

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
  /** The source of the Meta app that this run uses. */
  readonly running: "practice" | "settings" | "environment";
  /** The Meta app that the next start uses. Absent for practice mode. */
  readonly saved?: MetaApp;
  /** True if the saved app differs from the running one, so that a restart is needed. */
  readonly restart: boolean;
  readonly versions: readonly GraphVersion[];
  /** The redirect URI for development mode, with the port that the next start uses. */
  readonly localRedirectUri: string;
  /** The permissions that the login dialog asks for. */
  readonly permissions: readonly {
    readonly name: string;
    readonly channels: readonly ChannelType[];
  }[];
}
