import { type Practice, people } from "../../../main/practice/index.ts";
import { businesses } from "../../../main/practice/seed.ts";
import { readToken } from "../../../main/practice/tokens.ts";
import type { NodeKind, TokenKind } from "../meta/endpoint.ts";

export interface TokenOwner {
  readonly kind: TokenKind;
  /** The id of the person or Page, or undefined for the app. */
  readonly id?: string;
}

/**
 * Finds the owner of a token and the kind of object that an id refers to, because neither can be
 * derived from the token or the id itself.
 */
export interface TokenOwners {
  readonly appSecret: string;
  /**
   * Returns the owner, even if the token is invalid, or undefined if the token is another app's.
   */
  ownerOf(token: string): TokenOwner | undefined;
  kindOf(id: string): NodeKind;
}

const kinds: ReadonlyMap<string, NodeKind> = new Map([
  ...Object.values(people).map(({ id }) => [id, "user"] as const),
  ...businesses.map(({ id }) => [id, "business"] as const),
]);

export const tokenOwnersOf = ({ appId, appSecret }: Practice): TokenOwners => ({
  appSecret,
  ownerOf(token) {
    if (token === `${appId}|${appSecret}`) return { kind: "app" };
    const data = readToken({ id: appId, secret: appSecret }, token);
    if (!data) return undefined;
    const { personId, pageId } = data;
    return pageId === undefined ? { kind: "user", id: personId } : { kind: "page", id: pageId };
  },
  kindOf: (id) => kinds.get(id) ?? "page",
});
