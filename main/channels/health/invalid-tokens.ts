import type { AccountRecord, Problem } from "../model.ts";
import type { SubscriptionResult } from "../ports/facebook.ts";

/** Problems of the token itself, which fail every call made with it. */
const tokenProblems: readonly Problem["health"][] = [
  "reconnect",
  "not-granted",
  "lost-role",
  "action-at-facebook",
  "gone",
];

/** Returns the ids of the Pages whose call failed because of their token. */
export const pagesWithInvalidToken = (
  results: readonly SubscriptionResult[],
): ReadonlySet<string> =>
  new Set(
    results
      .filter(({ result }) => !result.ok && tokenProblems.includes(result.problem.health))
      .map(({ pageId }) => pageId),
  );

/** Ignores accounts that are already failing. */
export const needsRecheck = (
  { pageId, health }: AccountRecord,
  invalidTokens: ReadonlySet<string>,
): boolean => health.state === "works" && invalidTokens.has(pageId);
