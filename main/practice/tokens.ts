/**
 * Signs tokens that contain their own data, so that they survive a restart. Like Meta's, they
 * consist of `EAA` and letters and digits. They stay under 400 bytes; the Windows keychain takes
 * 2,560.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { fromMask, type Permission, toMask } from "./permissions.ts";
import type { App } from "./state.ts";

export interface TokenData {
  readonly personId: string;
  /** Set for Page tokens only. */
  readonly pageId?: string | undefined;
  /** Milliseconds since the epoch, from `nextTimestamp`. */
  readonly issuedAt: number;
  /** Milliseconds since the epoch, or 0 if it never expires. */
  readonly expiresAt: number;
  /** The permissions at the time of issue. The current grant overrides them if it is known. */
  readonly permissions: readonly Permission[];
}

const prefix = "EAA";
const signatureLength = 64;
const dayMs = 24 * 3600 * 1000;

/** Seconds, as in `expires_in` (docs/research/meta.md §1.4). */
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

/** Returns the data of a token of this app, valid or not, and undefined for any other text. */
export function readToken(app: Signer, token: string): TokenData | undefined {
  if (!/^EAA[0-9a-f]+$/.test(token) || token.length <= prefix.length + signatureLength) {
    return undefined;
  }
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
