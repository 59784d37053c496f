import { displayName } from "../../../common/accounts.ts";
import type { CheckReport } from "../health/check-report.ts";
import type { AccountRecord } from "../model.ts";
import type { ActivityEvent, ActivityRecord } from "../ports/activity.ts";

/**
 * Returns the entry of a check, or nothing if there was nobody to ask about. Also returns nothing
 * if the last entry is a check that found out nothing either, because an outage leads to a check
 * every ten minutes.
 */
export function checkActivity(
  { scope, checked, failing, cancelled, problem }: CheckReport,
  accounts: readonly AccountRecord[],
  last: ActivityRecord | undefined,
): readonly ActivityEvent[] {
  const ended = cancelled ? "cancelled" : problem && "cut-short";
  if (checked === 0 && (!ended || (last?.kind === "checked" && last.checked === 0))) return [];
  const account = scope.kind === "account" && accounts.find(({ id }) => id === scope.id);
  return [
    {
      kind: "checked",
      scope,
      ...(account && { name: displayName(account) }),
      checked,
      failing,
      ...(ended && { ended }),
    },
  ];
}
