import type { CheckScope } from "../../../common/contract/checks.ts";
import type { AccountRecord } from "../model.ts";

export const all: CheckScope = { kind: "all" };

export function isInScope({ id, channel }: AccountRecord, scope: CheckScope): boolean {
  switch (scope.kind) {
    case "all":
      return true;
    case "channel":
      return channel === scope.type;
    case "account":
      return id === scope.id;
  }
}

/** Returns the smallest scope that holds all these accounts. */
export function smallestScope(accounts: readonly AccountRecord[]): CheckScope {
  const [first, ...others] = accounts;
  if (!first) return all;
  if (others.length === 0) return { kind: "account", id: first.id };
  return others.every(({ channel }) => channel === first.channel)
    ? { kind: "channel", type: first.channel }
    : all;
}

/** Returns the same text for the same scope. */
export const scopeKey = (scope: CheckScope): string => JSON.stringify(scope);

/**
 * Returns the keys of the scopes whose running check a new check of `scope` joins. One account is
 * checked right away, because a check of all may be waiting for a rate limit.
 */
export const joinedKeys = (scope: CheckScope): readonly string[] =>
  scope.kind === "channel" ? [scopeKey(scope), scopeKey(all)] : [scopeKey(scope)];
