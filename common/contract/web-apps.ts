/** A web app that the user has allowed to use Pagekeeper. */
export interface WebApp {
  /** The app's origin, such as `https://desk.example.com`. It identifies the app. */
  readonly origin: string;
  /** When the user allowed the app (ISO 8601). */
  readonly allowedAt: string;
  /** When the app last used Pagekeeper (ISO 8601). */
  readonly lastUsedAt: string;
}

/** Asks the user whether to allow a web app. */
export interface WebAppQuestion {
  readonly id: string;
  readonly origin: string;
}

export interface WebAppsView {
  readonly apps: readonly WebApp[];
  /** The question to ask now. Others wait until it is answered. Null if there is none. */
  readonly question: WebAppQuestion | null;
}
