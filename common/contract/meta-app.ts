import type { ChannelType } from "./accounts.ts";

/** The operator's own Meta app. Its secret is in the keychain, not here. */
export interface MetaApp {
  /** Digits. */
  readonly appId: string;
  /** Graph API version: `v26.0`. */
  readonly version: string;
  /** Login for Business configuration, used instead of permissions; absent for classic Login. */
  readonly configId?: string;
  /** The operator's https relay; absent for `http://localhost:PORT/auth/facebook/callback`. */
  readonly redirectUri?: string;
}

/** The app as the operator enters it. */
export interface MetaAppForm extends MetaApp {
  /** Absent to keep the secret that the keychain holds for this App ID. */
  readonly appSecret?: string;
}

/** A Graph API version to choose from. */
export interface GraphVersion {
  readonly version: string;
  /** ISO date of the last day Meta supports it; absent if no end is announced. */
  readonly until?: string;
  readonly retired: boolean;
}

/** Everything the Meta app settings show. Never contains the secret. */
export interface MetaAppSetup {
  /** Where this run takes its Meta app from. */
  readonly running: "practice" | "settings" | "environment";
  /** The app the next start uses; absent for practice mode. */
  readonly saved?: MetaApp;
  /** The saved app differs from the running one. */
  readonly restart: boolean;
  readonly versions: readonly GraphVersion[];
  /** This computer's redirect URI for development mode, with the port of the next start. */
  readonly localRedirectUri: string;
  /** The permissions that the login dialog asks for, by Meta's names. */
  readonly permissions: readonly {
    readonly name: string;
    readonly channels: readonly ChannelType[];
  }[];
}
