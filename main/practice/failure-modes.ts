/**
 * How Graph responds to calls:
 * - `up`: normally
 * - `down`: with HTTP 500 and code 2
 * - `unavailable`: with HTTP 503 and no JSON
 * - `html`: with an HTML page and HTTP 200
 * - `refusing`: by closing the connection without a response
 * - `hanging`: not at all, while the connection stays open
 */
export const services = ["up", "down", "unavailable", "html", "refusing", "hanging"] as const;
type Service = (typeof services)[number];

/**
 * Which rate limits are in effect:
 * - `none`: no limit is close
 * - `nearly`: 93 % of the app's limit is used
 * - `app`: every call fails with code 4
 * - `business`: calls with a Page token fail because the Page's own limit is reached
 */
export const limits = ["none", "nearly", "app", "business"] as const;
export type Limits = (typeof limits)[number];

/**
 * How the login dialog responds to a login:
 * - `normal`: it asks the person
 * - `error-code`: it redirects with `error_code` and without `error`
 * - `silent`: it redirects with only the `state` parameter
 * - `no-redirect`: it shows an error page and never redirects
 */
export const dialogs = ["normal", "error-code", "silent", "no-redirect"] as const;
type Dialog = (typeof dialogs)[number];

export const proofs = ["optional", "required"] as const;
type Proof = (typeof proofs)[number];

/**
 * The type of the app. For `native`, calls with an app access token fail, because Meta assumes that
 * the secret of a desktop app is public (docs/research/meta.md §1.3).
 */
export const appTypes = ["web", "native"] as const;
type AppType = (typeof appTypes)[number];

/**
 * Which of the selected Pages `/me/accounts` lists:
 * - `full`: all of them
 * - `short`: only those outside business portfolios, which can happen with Login for Business
 * - `empty`: none of them
 */
export const pageLists = ["full", "short", "empty"] as const;
type PageList = (typeof pageLists)[number];

/** How the practice Facebook is failing at the moment. */
export interface FailureModes {
  readonly service: Service;
  readonly limits: Limits;
  /**
   * The number of minutes until calls work again. Graph reports this number while `limits` is
   * `business`.
   */
  readonly regainMinutes: number;
  /** The delay before each Graph response, in milliseconds. */
  readonly delayMs: number;
  readonly dialog: Dialog;
  /** Whether each call needs an `appsecret_proof`, as with Meta's "Require App Secret" setting. */
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
