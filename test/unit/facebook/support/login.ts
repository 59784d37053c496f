import type { LoginRequest } from "../../../../main/channels/ports.ts";
import type { Answering, Asked, Reply } from "./graph.ts";

export const secrets = {
  code: "CODE-4f9d2c",
  shortToken: "EAAshort1111111111111111111111111111111111",
  longToken: "EAAlong22222222222222222222222222222222222",
};

export const loginRequest = (parts: Partial<LoginRequest> = {}): LoginRequest => ({
  type: "messenger",
  code: secrets.code,
  redirectUri: "http://localhost:47814/auth/facebook/callback",
  signal: new AbortController().signal,
  onPages: () => undefined,
  onWait: () => undefined,
  knownPages: () => [],
  ...parts,
});

export type Step = "code" | "exchange" | "me" | "permissions" | "accounts";

export function stepOf({ path, form }: Asked): Step {
  if (path.endsWith("/oauth/access_token")) return form.has("code") ? "code" : "exchange";
  if (path.endsWith("/permissions")) return "permissions";
  return path.endsWith("/accounts") ? "accounts" : "me";
}

/** A login that succeeds with no Pages, but for the steps answered otherwise. */
export function loginAnswers(other: Partial<Record<Step, Answering>> = {}): Answering {
  const usual: Record<Step, Reply> = {
    code: { body: { access_token: secrets.shortToken, token_type: "bearer", expires_in: 5183 } },
    exchange: { body: { access_token: secrets.longToken, expires_in: 5183944 } },
    me: { body: { id: "10", name: "Dana" } },
    permissions: { body: { data: [] } },
    accounts: { body: { data: [] } },
  };
  return (asked, response) => {
    const step = stepOf(asked);
    return other[step]?.(asked, response) ?? usual[step];
  };
}
