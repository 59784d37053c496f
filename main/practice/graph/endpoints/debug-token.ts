import { badParameter, type GraphError, unreadableToken } from "../../errors.ts";
import type { Permission } from "../../permissions.ts";
import type { Person } from "../../seed.ts";
import {
  businessesOf,
  type Grant,
  grantedPermissions,
  instagramOf,
  isBusinessSelected,
  isGranted,
  isPageSelected,
  pagesOf,
  type State,
} from "../../state.ts";
import { readToken, type TokenData } from "../../tokens.ts";
import { checkToken } from "../authenticate.ts";
import type { Caller, GraphCall } from "../types.ts";

const dataAccessMs = 90 * 24 * 3600 * 1000;
const seconds = (ms: number): number => Math.floor(ms / 1000);

/**
 * `GET /debug_token` (docs/research/meta.md §1.5). People may inspect their own tokens, and the app
 * may inspect all of its tokens.
 */
export function debugToken(state: State, call: GraphCall, caller: Caller): unknown {
  const input = call.params.get("input_token");
  if (!input) throw badParameter("The parameter input_token is required");
  const check = checkToken(state, input);
  if (check.ok && check.caller.kind === "app") {
    const { id, name } = state.app;
    return { data: { app_id: id, type: "APP", application: name, is_valid: true, scopes: [] } };
  }
  const token = readToken(state.app, input);
  if (!token || !maySee(caller, token)) return { data: invalid(unreadableToken()) };
  if (!check.ok) return { data: { ...describeToken(state, token), ...invalid(check.error) } };
  if (check.caller.kind === "app") throw unreadableToken();
  const { person, grant } = check.caller;
  return {
    data: { ...describeToken(state, token), is_valid: true, ...scopesOf(state, person, grant) },
  };
}

const maySee = (caller: Caller, token: TokenData): boolean =>
  caller.kind === "app" || caller.person.id === token.personId;

const invalid = ({ details: { code, message, subcode } }: GraphError) => ({
  is_valid: false,
  scopes: [],
  error: { code, message, subcode },
});

const describeToken = (state: State, { pageId, personId, expiresAt, issuedAt }: TokenData) => ({
  app_id: state.app.id,
  type: pageId === undefined ? "USER" : "PAGE",
  application: state.app.name,
  data_access_expires_at: seconds(issuedAt + dataAccessMs),
  expires_at: seconds(expiresAt),
  issued_at: seconds(issuedAt),
  profile_id: pageId,
  user_id: personId,
});

function scopesOf(state: State, person: Person, grant: Grant) {
  const scopes = grantedPermissions(grant);
  return {
    scopes,
    granular_scopes: scopes.map((scope) => ({
      scope,
      target_ids: targetsOf(state, person.id, grant, scope),
    })),
  };
}

/**
 * Returns the ids of the Pages, Instagram accounts or businesses to which a permission is limited.
 * Returns undefined if the permission is not limited.
 */
function targetsOf(
  state: State,
  personId: string,
  grant: Grant,
  scope: Permission,
): readonly string[] | undefined {
  if (grant.pages === "all" && !grant.withheld?.get(scope)?.size) return undefined;
  if (scope === "business_management") {
    const selected = businessesOf(personId).filter((each) => isBusinessSelected(grant, each));
    return selected.map(({ id }) => id);
  }
  if (!/^(pages|instagram)_/.test(scope)) return undefined;
  const pages = pagesOf(state, personId).filter(
    ({ id }) => isPageSelected(grant, id) && isGranted(grant, scope, id),
  );
  return scope.startsWith("instagram_")
    ? pages.flatMap((page) => instagramOf(state, page)?.id ?? [])
    : pages.map(({ id }) => id);
}
