/** `GET /debug_token` (research/meta.md §1.5). */
import { badParameter, type GraphError, unreadableToken } from "../errors.ts";
import type { Permission } from "../permissions.ts";
import {
  businessesOf,
  type Grant,
  grantedPermissions,
  instagramOf,
  isGranted,
  isTicked,
  pagesOf,
  type World,
} from "../state.ts";
import type { TokenFacts } from "../tokens.ts";
import { readToken } from "../tokens.ts";
import { judgeToken } from "./authenticate.ts";
import type { Caller, GraphCall } from "./types.ts";

const dataAccessMs = 90 * 24 * 3600 * 1000;
const seconds = (ms: number): number => Math.floor(ms / 1000);

/** Any caller of this app may look at its own tokens; an app token at all of the app's. */
export function debugToken(world: World, call: GraphCall, caller: Caller): unknown {
  const input = call.params.get("input_token");
  if (!input) throw badParameter("The parameter input_token is required");
  const verdict = judgeToken(world, input);
  if (verdict.ok && verdict.caller.kind === "app") {
    const { id, name } = world.app;
    return { data: { app_id: id, type: "APP", application: name, is_valid: true, scopes: [] } };
  }
  const facts = readToken(world.app, input);
  if (!facts || !maySee(caller, facts)) return { data: invalid(unreadableToken()) };
  if (!verdict.ok) return { data: { ...described(world, facts), ...invalid(verdict.error) } };
  if (verdict.caller.kind === "app") throw unreadableToken();
  return {
    data: { ...described(world, facts), is_valid: true, ...scopesOf(world, verdict.caller) },
  };
}

const maySee = (caller: Caller, facts: TokenFacts): boolean =>
  caller.kind === "app" || caller.person.id === facts.personId;

const invalid = ({ fault }: GraphError) => ({
  is_valid: false,
  scopes: [],
  error: {
    code: fault.code,
    message: fault.message,
    ...(fault.subcode === undefined ? {} : { subcode: fault.subcode }),
  },
});

const described = (world: World, facts: TokenFacts) => ({
  app_id: world.app.id,
  type: facts.pageId === undefined ? "USER" : "PAGE",
  application: world.app.name,
  data_access_expires_at: seconds(facts.issuedAt + dataAccessMs),
  expires_at: seconds(facts.expiresAt),
  issued_at: seconds(facts.issuedAt),
  ...(facts.pageId === undefined ? {} : { profile_id: facts.pageId }),
  user_id: facts.personId,
});

function scopesOf(world: World, caller: Exclude<Caller, { kind: "app" }>) {
  const scopes = grantedPermissions(caller.grant);
  const granular = scopes.map((scope) =>
    granularScope(world, caller.person.id, caller.grant, scope),
  );
  return { scopes, granular_scopes: granular };
}

/** Without `target_ids`: the permission holds for all there is. */
function granularScope(world: World, personId: string, grant: Grant, scope: Permission) {
  const targets = targetsOf(world, personId, grant, scope);
  return targets === undefined ? { scope } : { scope, target_ids: targets };
}

/** Pages where they were ticked one by one, their Instagram accounts for a permission of Instagram's, or businesses. */
function targetsOf(
  world: World,
  personId: string,
  grant: Grant,
  scope: Permission,
): readonly string[] | undefined {
  if (grant.pages === "all" && !grant.withheld?.get(scope)?.size) return undefined;
  if (scope === "business_management") return businessesOf(personId).map(({ id }) => id);
  if (!/^(pages|instagram)_/.test(scope)) return undefined;
  const pages = pagesOf(world, personId).filter(
    ({ id }) => isTicked(grant, id) && isGranted(grant, scope, id),
  );
  return scope.startsWith("instagram_")
    ? pages.flatMap((page) => instagramOf(world, page)?.id ?? [])
    : pages.map(({ id }) => id);
}
