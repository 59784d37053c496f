/**
 * Finds the owner of an access token or the reason why the token is invalid (docs/research/meta.md
 * §3.2).
 */

import {
  appTokenRejected,
  type GraphError,
  noSuitableRole,
  pageNotGranted,
  tokenInvalidated,
  unreadableToken,
} from "../errors.ts";
import type { Page, Person } from "../seed.ts";
import { findPage, findPerson, type Grant, isPageSelected, type State, tasksOf } from "../state.ts";
import { readToken, type TokenData } from "../tokens.ts";
import type { Caller } from "./types.ts";

export type TokenCheck =
  | { readonly ok: true; readonly caller: Caller }
  | { readonly ok: false; readonly error: GraphError };

export const appToken = (state: State): string => `${state.app.id}|${state.app.secret}`;

export function checkToken(state: State, token: string): TokenCheck {
  if (token === appToken(state)) return { ok: true, caller: { kind: "app" } };
  const data = readToken(state.app, token);
  const person = data && findPerson(data.personId);
  const page = data?.pageId === undefined ? undefined : findPage(state, data.pageId);
  if (!data || !person || (data.pageId && !page)) return { ok: false, error: unreadableToken() };

  const grant = grantOf(state, data);
  const error = errorFor(state, data, grant);
  if (error) return { ok: false, error };
  return { ok: true, caller: callerOf(token, data, person, page, grant) };
}

/** Throws the `GraphError` for the token if it is invalid. */
export function authenticate(state: State, token: string): Caller {
  const check = checkToken(state, token);
  if (!check.ok) throw check.error;
  const native = state.failureModes.appType === "native";
  if (check.caller.kind === "app" && native) throw appTokenRejected();
  return check.caller;
}

/**
 * Returns the person's grant. If a restart has lost the grant, assumes all Pages and the
 * permissions stored in the token.
 */
function grantOf(state: State, data: TokenData): Grant {
  const known = state.grants.get(data.personId);
  if (known) return known;
  return {
    pages: "all",
    permissions: new Map(data.permissions.map((permission) => [permission, "granted"])),
  };
}

function errorFor(state: State, data: TokenData, grant: Grant): GraphError | undefined {
  const invalidation = state.invalidations.get(data.personId);
  if (invalidation && data.issuedAt <= invalidation.upTo)
    return tokenInvalidated(invalidation.reason);
  if (data.expiresAt !== 0 && data.expiresAt <= state.now()) return tokenInvalidated("expired");
  if (data.pageId === undefined) return undefined;
  if (!isPageSelected(grant, data.pageId)) return pageNotGranted();
  return tasksOf(state, data.personId, data.pageId) ? undefined : noSuitableRole();
}

function callerOf(
  token: string,
  data: TokenData,
  person: Person,
  page: Page | undefined,
  grant: Grant,
): Caller {
  if (page) return { kind: "page", token, person, page, grant };
  const { issuedAt, expiresAt } = data;
  return { kind: "user", token, issuedAt, expiresAt, person, grant };
}
