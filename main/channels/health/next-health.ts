import type { HealthRecord, Problem, Result } from "../model.ts";
import type { OwnHealthCode } from "../problem-codes.ts";
import { working } from "../records/accounts.ts";

/** What a check found of one account. */
export type Finding =
  /** Facebook was asked. */
  | { readonly kind: "asked"; readonly result: Result<null> }
  /** Its token is known not to be in the keychain any more. */
  | { readonly kind: "token-lost" }
  /** The keychain would not say: it is locked, or not to be reached. */
  | { readonly kind: "token-unread" };

/**
 * `at`: when it was found, ISO 8601. Where nothing was learnt of the account, as in an outage, at a limit or behind a
 * locked keychain, it is `before` itself, with its age (DESIGN.md §4.4, §4.5).
 */
export function nextHealth(before: HealthRecord, finding: Finding, at: string): HealthRecord {
  switch (finding.kind) {
    case "token-unread":
      return before;
    case "token-lost":
      return tokenLost(at);
    case "asked":
      return finding.result.ok ? working(at) : failing(before, finding.result.problem, at);
  }
}

const tokenLost = (checkedAt: string): HealthRecord => ({
  state: "reconnect",
  code: "key_lost" satisfies OwnHealthCode,
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
