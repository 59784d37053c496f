/**
 * Tokens that describe and sign themselves, so that they outlive a restart of the practice Facebook.
 * `EAA` and then letters and digits like Meta's, at most 400 bytes: the Windows keychain takes 2,560.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { fromMask, type Permission, toMask } from "./permissions.ts";
import type { App } from "./state.ts";

export interface TokenFacts {
  readonly personId: string;
  /** Of a Page token only. */
  readonly pageId?: string | undefined;
  /** A stamp: milliseconds since the epoch. */
  readonly issuedAt: number;
  /** Milliseconds since the epoch; 0: never. */
  readonly expiresAt: number;
  /** Granted when it was issued; what counts later is the grant, if it is still known. */
  readonly permissions: readonly Permission[];
}

const prefix = "EAA";
const signatureLength = 64;
const dayMs = 24 * 3600 * 1000;

/** Seconds, as `expires_in` tells them (research/meta.md §1.4). */
export const shortLifeSeconds = 5_000;
export const longLifeSeconds = 5_183_944;

export const isLongLived = (token: Pick<TokenFacts, "issuedAt" | "expiresAt">): boolean =>
  token.expiresAt === 0 || token.expiresAt - token.issuedAt > dayMs;

/** What a token is signed with. */
type Signer = Pick<App, "id" | "secret">;

const sign = (app: Signer, text: string): string =>
  createHmac("sha256", app.secret).update(`${app.id}.${text}`).digest("hex");

export function issueToken(app: Signer, facts: TokenFacts): string {
  const text = [
    facts.personId,
    facts.pageId ?? "",
    facts.issuedAt.toString(36),
    facts.expiresAt.toString(36),
    toMask(facts.permissions).toString(36),
  ].join(".");
  return `${prefix}${Buffer.from(text).toString("hex")}${sign(app, text)}`;
}

/** What the token says, if this app issued it; nothing about whether it still lives. */
export function readToken(app: Signer, token: string): TokenFacts | undefined {
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
