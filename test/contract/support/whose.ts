/** Whose a token is, and what an id stands for: what a request alone does not tell. */
import { z } from "zod";
import { type Practice, people } from "../../../main/practice/index.ts";
import type { TokenKind } from "../meta/endpoint.ts";

export interface Whose {
  readonly kind: TokenKind;
  readonly userId?: string | undefined;
  /** Of a Page's token. */
  readonly pageId?: string | undefined;
}

export interface Knowledge {
  readonly appId: string;
  readonly appSecret: string;
  /** Undefined: no token of this app's. */
  whose(token: string): Promise<Whose | undefined>;
  kindOf(id: string): "user" | "page";
}

const debugged = z.object({
  data: z.object({
    type: z.enum(["USER", "PAGE"]),
    user_id: z.string(),
    profile_id: z.string().optional(),
  }),
});

/** From the practice Facebook itself, unrecorded. */
export function knowledgeOf({ origin, appId, appSecret }: Practice): Knowledge {
  const appToken = `${appId}|${appSecret}`;
  const persons: ReadonlySet<string> = new Set(Object.values(people).map(({ id }) => id));

  async function whose(token: string): Promise<Whose | undefined> {
    if (token === appToken) return { kind: "app" };
    const query = new URLSearchParams({ input_token: token, access_token: appToken });
    const reply = await fetch(`${origin}/v26.0/debug_token?${query}`);
    const { data: found } = debugged.safeParse(await reply.json());
    if (!found) return undefined;
    const { type, user_id: userId, profile_id: pageId } = found.data;
    return { kind: type === "PAGE" ? "page" : "user", userId, pageId };
  }

  return { appId, appSecret, whose, kindOf: (id) => (persons.has(id) ? "user" : "page") };
}
