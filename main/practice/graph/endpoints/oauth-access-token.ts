import { timingSafeEqual } from "node:crypto";
import {
  badParameter,
  expiredCode,
  malformedCode,
  noToken,
  otherRedirectUri,
  unknownApp,
  usedCode,
  wrongSecret,
} from "../../errors.ts";
import { grantedPermissions, nextTimestamp, type State } from "../../state.ts";
import { issueToken, longLifetimeSeconds, shortLifetimeSeconds } from "../../tokens.ts";
import { appToken, authenticate } from "../authenticate.ts";
import type { GraphCall } from "../types.ts";

/**
 * `GET` and `POST /oauth/access_token`. Exchanges a code or a token, or returns the app token
 * (docs/research/meta.md §1.3, §1.4).
 */
export function accessToken(state: State, { params }: GraphCall): unknown {
  const grantType = params.get("grant_type") ?? "authorization_code";
  checkApp(state, params);
  switch (grantType) {
    case "authorization_code":
      return exchangeCode(state, params);
    case "fb_exchange_token":
      return exchangeToken(state, params);
    case "client_credentials":
      return { access_token: appToken(state), token_type: "bearer" };
    default:
      throw badParameter(`Invalid grant_type: ${grantType.slice(0, 60)}`);
  }
}

function checkApp(state: State, params: URLSearchParams): void {
  if (params.get("client_id") !== state.app.id) throw unknownApp();
  const given = Buffer.from(params.get("client_secret") ?? "");
  const secret = Buffer.from(state.app.secret);
  if (given.length !== secret.length || !timingSafeEqual(given, secret)) throw wrongSecret();
}

/** Each code can be exchanged once. A failed exchange does not use up the code. */
function exchangeCode(state: State, params: URLSearchParams): unknown {
  const code = state.codes.get(params.get("code") ?? "");
  if (!code) throw malformedCode();
  if (code.used) throw usedCode();
  if (code.expiresAt <= state.now()) throw expiredCode();
  if (code.redirectUri !== params.get("redirect_uri")) throw otherRedirectUri();
  code.used = true;
  return userToken(state, code.personId, shortLifetimeSeconds);
}

/** Exchanges a valid token, which may be short-lived or long-lived, for a new long-lived token. */
function exchangeToken(state: State, params: URLSearchParams): unknown {
  const token = params.get("fb_exchange_token");
  if (!token) throw noToken();
  const caller = authenticate(state, token);
  if (caller.kind !== "user") throw badParameter("fb_exchange_token must be a user access token");
  state.grants.set(caller.person.id, caller.grant);
  return userToken(state, caller.person.id, longLifetimeSeconds);
}

function userToken(state: State, personId: string, lifetimeSeconds: number): unknown {
  const grant = state.grants.get(personId);
  if (!grant) throw malformedCode();
  const issuedAt = nextTimestamp(state);
  const token = issueToken(state.app, {
    personId,
    issuedAt,
    expiresAt: issuedAt + lifetimeSeconds * 1000,
    permissions: grantedPermissions(grant),
  });
  return { access_token: token, token_type: "bearer", expires_in: lifetimeSeconds };
}
