/**
 * - `down`: HTTP 500 with code 2
 * - `unavailable`: HTTP 503 without JSON
 * - `html`: an HTML page with HTTP 200
 * - `refusing`: the connection is closed without a response
 * - `hanging`: the connection stays open without a response
 */
export const services = ["up", "down", "unavailable", "html", "refusing", "hanging"] as const;
type Service = (typeof services)[number];

/**
 * - `nearly`: 93 % of the app's limit is used
 * - `app`: every call fails with code 4
 * - `business`: calls with a Page token fail with the Page's own limit
 */
export const limits = ["none", "nearly", "app", "business"] as const;
export type Limits = (typeof limits)[number];

/**
 * - `error-code`: redirects with `error_code` and without `error`
 * - `silent`: redirects with nothing but the `state` parameter
 * - `no-redirect`: shows an error page and never redirects
 */
export const dialogs = ["normal", "error-code", "silent", "no-redirect"] as const;
type Dialog = (typeof dialogs)[number];

export const proofs = ["optional", "required"] as const;
type Proof = (typeof proofs)[number];

/**
 * With `native`, calls with an app access token fail, because Meta assumes that the secret of a
 * desktop app is public (docs/research/meta.md §1.3).
 */
export const appTypes = ["web", "native"] as const;
type AppType = (typeof appTypes)[number];

/**
 * Which selected Pages `/me/accounts` omits: with `short` those of a business portfolio, as happens
 * with Login for Business, and with `empty` all of them.
 */
export const pageLists = ["full", "short", "empty"] as const;
type PageList = (typeof pageLists)[number];

/** The ways in which the service fails at the moment. */
export interface FailureModes {
  readonly service: Service;
  readonly limits: Limits;
  /** Minutes until calls work again, reported while `limits` is `business`. */
  readonly regainMinutes: number;
  /** Milliseconds before each Graph response. */
  readonly delayMs: number;
  readonly dialog: Dialog;
  /** Meta's "Require App Secret" setting. */
  readonly proof: Proof;
  readonly appType: AppType;
  readonly pageList: PageList;
}

export const noFailures: FailureModes = {
  service: "up",
  limits: "none",
  regainMinutes: 5,
  delayMs: 0,
  dialog: "normal",
  proof: "optional",
  appType: "web",
  pageList: "full",
};
