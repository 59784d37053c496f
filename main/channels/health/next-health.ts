import type { HealthRecord, Problem, Result } from "../model.ts";
import type { LocalHealthCode } from "../problem-codes.ts";
import { healthyAt } from "../records/accounts.ts";

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
 * because of an outage, a rate limit or a locked keychain. `at` is the time of the check in
 * ISO 8601.
 */
export function nextHealth(before: HealthRecord, finding: Finding, at: string): HealthRecord {
  switch (finding.kind) {
    case "token-unread":
      return before;
    case "token-missing":
      return tokenMissing(at);
    case "asked":
      return finding.result.ok ? healthyAt(at) : failing(before, finding.result.problem, at);
  }
}

const tokenMissing = (checkedAt: string): HealthRecord => ({
  state: "reconnect",
  code: "token_missing" satisfies LocalHealthCode,
  checkedAt,
  remedy: "connect-again",
});

function failing(before: HealthRecord, problem: Problem, checkedAt: string): HealthRecord {
  const { health: state, code, remedy, link, details } = problem;
  if (state === undefined) return before;
  return {
    state,
    code,
    checkedAt,
    ...(remedy && { remedy }),
    ...(link && { link }),
    ...(details && { details }),
  };
}
