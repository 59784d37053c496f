import type { HealthRecord, Problem, RefusalRecord, Result } from "../model.ts";
import type { LocalHealthCode } from "../problem-codes.ts";
import { healthyAt } from "../records/accounts.ts";
import { isMoved } from "../records/page-details.ts";

/** The outcome of checking one account. */
export type Finding =
  /** Facebook answered the check. */
  | { readonly kind: "asked"; readonly result: Result<null> }
  /** The token is known to be gone from the keychain. */
  | { readonly kind: "token-missing" }
  /** The keychain is locked or cannot be reached. */
  | { readonly kind: "token-unread" };

/**
 * Returns the account's health after a check. Returns `before` itself if the check revealed nothing
 * because of an outage, a lost network, a rate limit or a locked keychain. If Facebook refused the
 * check for a reason that says nothing about the account, adds the refusal to a working account and
 * keeps the rest. `at` is the time of the check in ISO 8601.
 */
export function nextHealth(before: HealthRecord, finding: Finding, at: string): HealthRecord {
  switch (finding.kind) {
    case "token-unread":
      return before;
    case "token-missing":
      return tokenMissing(at);
    case "asked":
      return finding.result.ok
        ? succeeding(before, at)
        : failing(before, finding.result.problem, at);
  }
}

/** A success says nothing about an Instagram account that is now connected with another Page. */
const succeeding = (before: HealthRecord, checkedAt: string): HealthRecord =>
  isMoved({ health: before }) ? { ...before, checkedAt } : healthyAt(checkedAt);

const tokenMissing = (checkedAt: string): HealthRecord => ({
  state: "reconnect",
  code: "token_missing" satisfies LocalHealthCode,
  checkedAt,
  remedy: "connect-again",
});

function failing(before: HealthRecord, problem: Problem, checkedAt: string): HealthRecord {
  const { health: state, code } = problem;
  // Keep the known reason, because it is more precise.
  if (state === "instagram-not-linked" && isMoved({ health: before })) {
    return { ...before, checkedAt };
  }
  if (state !== undefined) return { state, code, checkedAt, ...helpOf(problem) };
  if (before.state !== "works" || !isRefusal(problem)) return before;
  return { ...before, refusal: refusalOf(before, problem, checkedAt) };
}

function refusalOf({ refusal }: HealthRecord, problem: Problem, at: string): RefusalRecord {
  // Forget an earlier refusal that seems to be in the future, because the clock was set back.
  const since = refusal !== undefined && refusal.since < at ? refusal.since : at;
  return { since, code: problem.code, ...helpOf(problem) };
}

const helpOf = ({ remedy, link, details }: Problem) => ({
  ...(remedy && { remedy }),
  ...(link && { link }),
  ...(details && { details }),
});

/**
 * True if Facebook answered, and not with an outage or a rate limit, which end by themselves. Other
 * problems have no details, or those of the proxy.
 */
const isRefusal = ({ responsible, remedy, details }: Problem): boolean =>
  details !== undefined &&
  details.proxy === undefined &&
  !(responsible === "facebook" && remedy === "wait");
