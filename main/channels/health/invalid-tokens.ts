import type { AccountRecord, Problem } from "../model.ts";
import type { SubscriptionResult } from "../ports/facebook.ts";

/** What is said of the token itself, and so of every call that is made with it. */
const ofToken: readonly Problem["health"][] = [
  "reconnect",
  "not-granted",
  "lost-role",
  "action-at-facebook",
  "gone",
];

/** Ids of the Pages whose token a call found dead. */
export const pagesWithInvalidToken = (
  results: readonly SubscriptionResult[],
): ReadonlySet<string> =>
  new Set(
    results
      .filter(({ result }) => !result.ok && ofToken.includes(result.problem.health))
      .map(({ pageId }) => pageId),
  );

/** Of an account that is known not to work, a refusal is no news. */
export const needsRecheck = (
  { pageId, health }: AccountRecord,
  deadPages: ReadonlySet<string>,
): boolean => health.state === "works" && deadPages.has(pageId);
