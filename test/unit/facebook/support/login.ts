import type { LoginRequest } from "../../../../main/channels/ports/facebook.ts";
import { graphError, type ReceivedRequest, type Reply, type Responder } from "./graph.ts";

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
  onPause: () => undefined,
  knownPages: () => [],
  ...parts,
});

/**
 * The steps of a login. `debug` reads the granular scopes, `batch` reads Pages by id, and
 * `businesses` reads businesses and their Pages.
 */
export type Step =
  | "code"
  | "exchange"
  | "me"
  | "permissions"
  | "accounts"
  | "debug"
  | "batch"
  | "businesses";

export const granted = (...names: readonly string[]) => ({
  body: { data: names.map((permission) => ({ permission, status: "granted" })) },
});

export function stepOf({ path, form }: ReceivedRequest): Step {
  if (form.has("batch")) return "batch";
  if (path.endsWith("/oauth/access_token")) return form.has("code") ? "code" : "exchange";
  const known: Readonly<Record<string, Step>> = {
    permissions: "permissions",
    accounts: "accounts",
    debug_token: "debug",
    businesses: "businesses",
    owned_pages: "businesses",
    client_pages: "businesses",
  };
  return known[path.split("/").at(-1) ?? ""] ?? "me";
}

/**
 * Responds to a login that has one Page and a complete list of Pages. The responders in `other`
 * replace the responses to some steps.
 */
export function loginResponder(other: Partial<Record<Step, Responder>> = {}): Responder {
  const usual: Record<Step, Reply> = {
    code: { body: { access_token: secrets.shortToken, token_type: "bearer", expires_in: 5183 } },
    exchange: { body: { access_token: secrets.longToken, expires_in: 5183944 } },
    me: { body: { id: "10", name: "Dana" } },
    permissions: granted("pages_show_list", "business_management"),
    accounts: { body: { data: [{ id: "1", name: "Harbor Yoga" }] } },
    debug: { status: 400, body: graphError(190) },
    batch: { body: [] },
    businesses: { body: { data: [] } },
  };
  return (received, response) => {
    const step = stepOf(received);
    return other[step]?.(received, response) ?? usual[step];
  };
}
