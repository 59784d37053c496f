/** How the practice Facebook behaves just now, apart from what its people and Pages are. */

/** `down`: HTTP 500, code 2. `unavailable`: HTTP 503 without JSON. `html`: a page with 200. `refusing`: the connection is cut. `hanging`: no answer ever. */
export const services = ["up", "down", "unavailable", "html", "refusing", "hanging"] as const;
type Service = (typeof services)[number];

/** `nearly`: 93 % used. `app`: code 4 to every call. `business`: the Page's own limit, on calls with a Page token. */
export const limits = ["none", "nearly", "app", "business"] as const;
export type Limits = (typeof limits)[number];

/** `error-code`: back with `error_code` and no `error`. `silent`: back with the state alone. `no-redirect`: a page of Facebook's, never back. */
export const dialogs = ["normal", "error-code", "silent", "no-redirect"] as const;
type Dialog = (typeof dialogs)[number];

export const proofs = ["optional", "required"] as const;
type Proof = (typeof proofs)[number];

/** `native`: calls made with an app access token are refused, as the secret is taken to be public (research/meta.md §1.3). */
export const appTypes = ["web", "native"] as const;
type AppType = (typeof appTypes)[number];

/** What `/me/accounts` leaves out though it was ticked: with Login for Business the Pages of a portfolio, or all. */
export const pageLists = ["full", "short", "empty"] as const;
type PageList = (typeof pageLists)[number];

export interface Behaviour {
  readonly service: Service;
  readonly limits: Limits;
  /** Minutes, told while `limits` is `business`. */
  readonly regainMinutes: number;
  /** Milliseconds before each Graph answer. */
  readonly delayMs: number;
  readonly dialog: Dialog;
  /** Meta's "Require App Secret" setting. */
  readonly proof: Proof;
  readonly appType: AppType;
  readonly pageList: PageList;
}

export const wellBehaved: Behaviour = {
  service: "up",
  limits: "none",
  regainMinutes: 5,
  delayMs: 0,
  dialog: "normal",
  proof: "optional",
  appType: "web",
  pageList: "full",
};
