/** From an access token to whose it is, with Meta's reasons for refusing one (research/meta.md §3.2). */

import {
  appTokenIgnored,
  endedToken,
  type GraphError,
  noSuitableRole,
  notTicked,
  unreadableToken,
} from "../errors.ts";
import type { Page, Person } from "../seed.ts";
import { findPage, findPerson, type Grant, isTicked, tasksOf, type World } from "../state.ts";
import { readToken, type TokenFacts } from "../tokens.ts";
import type { Caller } from "./types.ts";

export type Verdict =
  | { readonly ok: true; readonly caller: Caller }
  /** `facts`: what the token says of itself, when it could be read. */
  | { readonly ok: false; readonly error: GraphError; readonly facts?: TokenFacts };

export const appToken = (world: World): string => `${world.app.id}|${world.app.secret}`;

export function judgeToken(world: World, token: string): Verdict {
  if (token === appToken(world)) return { ok: true, caller: { kind: "app" } };
  const facts = readToken(world.app, token);
  const person = facts && findPerson(facts.personId);
  const page = facts?.pageId === undefined ? undefined : findPage(world, facts.pageId);
  if (!facts || !person || (facts.pageId && !page)) return { ok: false, error: unreadableToken() };

  const grant = grantOf(world, facts);
  const error = reasonAgainst(world, facts, grant);
  if (error) return { ok: false, error, facts };
  return { ok: true, caller: callerOf(token, facts, person, page, grant) };
}

/** The caller; throws the reason why the token is refused. */
export function authenticate(world: World, token: string): Caller {
  const verdict = judgeToken(world, token);
  if (!verdict.ok) throw verdict.error;
  const native = world.behaviour.appType === "native";
  if (verdict.caller.kind === "app" && native) throw appTokenIgnored();
  return verdict.caller;
}

/** A grant lost by a restart is taken to be what the token says, with every Page ticked. */
function grantOf(world: World, facts: TokenFacts): Grant {
  const known = world.grants.get(facts.personId);
  if (known) return known;
  return {
    pages: "all",
    permissions: new Map(facts.permissions.map((permission) => [permission, "granted"])),
  };
}

function reasonAgainst(world: World, facts: TokenFacts, grant: Grant): GraphError | undefined {
  const death = world.deaths.get(facts.personId);
  if (death && facts.issuedAt <= death.upTo) return endedToken(death.reason);
  if (facts.expiresAt !== 0 && facts.expiresAt <= world.now()) return endedToken("expired");
  if (facts.pageId === undefined) return undefined;
  if (!isTicked(grant, facts.pageId)) return notTicked();
  return tasksOf(world, facts.personId, facts.pageId) ? undefined : noSuitableRole();
}

function callerOf(
  token: string,
  facts: TokenFacts,
  person: Person,
  page: Page | undefined,
  grant: Grant,
): Caller {
  if (page) return { kind: "page", token, person, page, grant };
  const { issuedAt, expiresAt } = facts;
  return { kind: "user", token, issuedAt, expiresAt, person, grant };
}
