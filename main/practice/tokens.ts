/**
 * Issues signed tokens that contain their own data, so that they survive a restart. Like Meta's
 * tokens, they consist of `EAA` followed by letters and digits. They are shorter than 400 bytes,
 * well below the 2,560 bytes that the Windows keychain can store.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { fromMask, type Permission, toMask } from "./permissions.ts";
import type { App } from "./state.ts";

export interface TokenData {
  readonly personId: string;
  /** The id of the Page, for a Page token only. */
  readonly pageId?: string | undefined;
  /** The value of `nextTimestamp` when the token was issued, in milliseconds since the epoch. */
  readonly issuedAt: number;
  /** In milliseconds since the epoch, or 0 if the token never expires. */
  readonly expiresAt: number;
  /** The permissions at the time of issue. They are used only if the current grant is unknown. */
  readonly permissions: readonly Permission[];
}

const prefix = "EAA";
const signatureLength = 64;
const dayMs = 24 * 3600 * 1000;

/**
 * The lifetimes of tokens in seconds, as `expires_in` reports them (docs/research/meta.md §1.4).
 */
export const shortLifetimeSeconds = 5_000;
export const longLifetimeSeconds = 5_183_944;

export const isLongLived = (token: Pick<TokenData, "issuedAt" | "expiresAt">): boolean =>
  token.expiresAt === 0 || token.expiresAt - token.issuedAt > dayMs;

type Signer = Pick<App, "id" | "secret">;

const sign = (app: Signer, text: string): string =>
  createHmac("sha256", app.secret).update(`${app.id}.${text}`).digest("hex");

export function issueToken(app: Signer, data: TokenData): string {
  const text = [
    data.personId,
    data.pageId ?? "",
    data.issuedAt.toString(36),
    data.expiresAt.toString(36),
    toMask(data.permissions).toString(36),
  ].join(".");
  return `${prefix}${Buffer.from(text).toString("hex")}${sign(app, text)}`;
}

const looksIssued = (token: string): boolean =>
  /^EAA[0-9a-f]+$/.test(token) && token.length > prefix.length + signatureLength;

/** Returns whether another app issued the token. */
export const isOfOtherApp = (app: Signer, token: string): boolean =>
  looksIssued(token) && readToken(app, token) === undefined;

/**
 * Returns the data of a token that this app issued, even if the token is no longer valid. Returns
 * undefined for any other text.
 */
export function readToken(app: Signer, token: string): TokenData | undefined {
  if (!looksIssued(token)) return undefined;
  const text = Buffer.from(token.slice(prefix.length, -signatureLength), "hex").toString();
  const signature = Buffer.from(token.slice(-signatureLength));
  const expected = Buffer.from(sign(app, text));
  if (!timingSafeEqual(signature, expected)) return undefined;
  const [personId = "", pageId = "", issued = "", expires = "", mask = ""] = text.split(".");
  return {
    personId,
    pageId: pageId || undefined,
    issuedAt: Number.parseInt(issued, 36),
    expiresAt: Number.parseInt(expires, 36),
    permissions: fromMask(Number.parseInt(mask, 36)),
  };
}
