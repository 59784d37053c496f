import { type Practice, people } from "../../../main/practice/index.ts";
import { businesses } from "../../../main/practice/seed.ts";
import { readToken } from "../../../main/practice/tokens.ts";
import type { NodeKind, TokenKind } from "../meta/endpoint.ts";

export interface TokenOwner {
  readonly kind: TokenKind;
  /** The id of the person or Page; undefined for the app. */
  readonly id?: string;
}

/** Knows what a call alone does not show: the owner of a token and the object behind an id. */
export interface TokenOwners {
  readonly appSecret: string;
  /** Also knows invalid tokens. Returns undefined for a token of another app. */
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
