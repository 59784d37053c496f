import type { AccountRecord, Problem } from "../model.ts";
import type { SubscriptionResult } from "../ports/facebook.ts";

/** The health states caused by an invalid token. Every call with such a token fails. */
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

/** Whether to recheck a working account because its token may be invalid. */
export const needsRecheck = (
  { pageId, health }: AccountRecord,
  invalidTokens: ReadonlySet<string>,
): boolean => health.state === "works" && invalidTokens.has(pageId);
