/** `/oauth/access_token`: code → token, short → long, and the app's own (research/meta.md §1.3, §1.4). */
import { timingSafeEqual } from "node:crypto";
import {
  badCode,
  badParameter,
  expiredCode,
  noToken,
  otherRedirectUri,
  unknownApp,
  usedCode,
  wrongSecret,
} from "../errors.ts";
import { grantedPermissions, stamp, type World } from "../state.ts";
import { issueToken, longLifeSeconds, shortLifeSeconds } from "../tokens.ts";
import { appToken, authenticate } from "./authenticate.ts";
import type { GraphCall } from "./types.ts";

export function accessToken(world: World, { params }: GraphCall): unknown {
  const grantType = params.get("grant_type") ?? "authorization_code";
  checkApp(world, params);
  switch (grantType) {
    case "authorization_code":
      return exchangeCode(world, params);
    case "fb_exchange_token":
      return exchangeToken(world, params);
    case "client_credentials":
      return { access_token: appToken(world), token_type: "bearer" };
    default:
      throw badParameter(`Invalid grant_type: ${grantType.slice(0, 60)}`);
  }
}

function checkApp(world: World, params: URLSearchParams): void {
  if (params.get("client_id") !== world.app.id) throw unknownApp();
  const given = Buffer.from(params.get("client_secret") ?? "");
  const secret = Buffer.from(world.app.secret);
  if (given.length !== secret.length || !timingSafeEqual(given, secret)) throw wrongSecret();
}

/** A code is good once; only a successful exchange uses it up. */
function exchangeCode(world: World, params: URLSearchParams): unknown {
  const code = world.codes.get(params.get("code") ?? "");
  if (!code) throw badCode();
  if (code.used) throw usedCode();
  if (code.expiresAt <= world.now()) throw expiredCode();
  if (code.redirectUri !== params.get("redirect_uri")) throw otherRedirectUri();
  code.used = true;
  return userToken(world, code.personId, shortLifeSeconds);
}

/** A dead token cannot be exchanged, a long-lived one is simply renewed. */
function exchangeToken(world: World, params: URLSearchParams): unknown {
  const token = params.get("fb_exchange_token");
  if (!token) throw noToken();
  const caller = authenticate(world, token);
  if (caller.kind !== "user") throw badParameter("fb_exchange_token must be a user access token");
  world.grants.set(caller.person.id, caller.grant);
  return userToken(world, caller.person.id, longLifeSeconds);
}

function userToken(world: World, personId: string, lifeSeconds: number): unknown {
  const grant = world.grants.get(personId);
  if (!grant) throw badCode();
  const issuedAt = stamp(world);
  const token = issueToken(world.app, {
    personId,
    issuedAt,
    expiresAt: issuedAt + lifeSeconds * 1000,
    permissions: grantedPermissions(grant),
  });
  return { access_token: token, token_type: "bearer", expires_in: lifeSeconds };
}
