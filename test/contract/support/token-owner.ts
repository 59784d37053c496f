/** Whose a token is, and what an id stands for: what a request alone does not tell. */

import { type Practice, people } from "../../../main/practice/index.ts";
import { businesses } from "../../../main/practice/seed.ts";
import { readToken } from "../../../main/practice/tokens.ts";
import type { NodeKind, TokenKind } from "../meta/endpoint.ts";

export interface Whose {
  readonly kind: TokenKind;
  /** Id of the person or Page; an app has none in a path. */
  readonly id?: string;
}

export interface Knowledge {
  readonly appSecret: string;
  /** Undefined: no token of this app's. A dead one still is whose it was. */
  whose(token: string): Whose | undefined;
  kindOf(id: string): NodeKind;
}

const kinds: ReadonlyMap<string, NodeKind> = new Map([
  ...Object.values(people).map(({ id }) => [id, "user"] as const),
  ...businesses.map(({ id }) => [id, "business"] as const),
]);

export const knowledgeOf = ({ appId, appSecret }: Practice): Knowledge => ({
  appSecret,
  whose(token) {
    if (token === `${appId}|${appSecret}`) return { kind: "app" };
    const facts = readToken({ id: appId, secret: appSecret }, token);
    if (!facts) return undefined;
    const { personId, pageId } = facts;
    return pageId === undefined ? { kind: "user", id: personId } : { kind: "page", id: pageId };
  },
  kindOf: (id) => kinds.get(id) ?? "page",
});
