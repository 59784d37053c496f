import type { CheckResult, CheckScope } from "../../../common/contract/checks.ts";
import type { Context } from "../context.ts";
import type { AccountRecord, Problem } from "../model.ts";
import type { LocalHealthCode } from "../problem-codes.ts";
import { problems } from "../problems.ts";
import { activeAccounts } from "../records/pending-disconnects.ts";
import { isOfOtherApp } from "../records/token-origin.ts";
import type { FinishedCheck } from "./check-runs.ts";
import { isInScope } from "./check-scope.ts";

export interface CheckReport extends CheckResult {
  readonly problem?: Problem;
}

/** Returns what a check found out about the accounts in `scope` that are still connected. */
export function checkReport(
  { records, facebook }: Pick<Context, "records" | "facebook">,
  scope: CheckScope,
  { tally, cancelled }: FinishedCheck,
): CheckReport {
  const accounts = activeAccounts(records.get()).filter((account) => isInScope(account, scope));
  const checked = accounts.filter(({ id }) => tally.answered.has(id));
  const report = {
    scope,
    checked: checked.length,
    failing: checked.filter(({ health }) => health.state !== "works").length,
    cancelled,
  };
  if (cancelled) return report;
  const problem =
    mainProblem(accounts.flatMap(({ id }) => tally.unanswered.get(id) ?? [])) ??
    noTokenProblem(accounts, facebook.appId);
  return problem ? { ...report, problem } : report;
}

/** A rate limit is named last, because it ends by itself. */
export const mainProblem = (found: readonly Problem[]): Problem | undefined =>
  found.find(({ retryAt }) => retryAt === undefined) ?? found[0];

/** Returns a problem if there was no account that Facebook could be asked about. */
function noTokenProblem(accounts: readonly AccountRecord[], appId: string): Problem | undefined {
  const lacksToken = (account: AccountRecord) =>
    isOfOtherApp(account, appId) ||
    account.health.code === ("token_missing" satisfies LocalHealthCode);
  return accounts.length > 0 && accounts.every(lacksToken)
    ? problems.noUsableToken(accounts.length)
    : undefined;
}
