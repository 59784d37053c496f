import type { AccountRecord, Records } from "../model.ts";
import type { ActivityEvent, ActivityPort } from "../ports/activity.ts";
import type { RecordsPort } from "../ports/records.ts";
import { activityAccount } from "./accounts.ts";

/**
 * Returns records that add an entry for each account whose state changes, whatever changes it: a
 * check, a login or the start of the app.
 */
export const watchHealth = (
  records: RecordsPort,
  activity: Pick<ActivityPort, "add">,
): RecordsPort => ({
  get: () => records.get(),
  set(next) {
    const before = records.get();
    records.set(next);
    const changes = stateChanges(before, next);
    if (changes.length > 0) activity.add(changes);
  },
});

function stateChanges(before: Records, { accounts }: Records): readonly ActivityEvent[] {
  if (accounts === before.accounts) return [];
  const known = new Map(before.accounts.map((account) => [account.id, account]));
  return accounts.flatMap((account) => {
    const old = known.get(account.id);
    return old && old !== account ? stateChange(old, account) : [];
  });
}

function stateChange(
  { health: { state: from, code: oldCode } }: AccountRecord,
  account: AccountRecord,
): readonly ActivityEvent[] {
  const { state: to, code } = account.health;
  if (from === to && oldCode === code) return [];
  return [
    {
      kind: "state",
      account: activityAccount(account),
      from,
      to,
      ...(code !== undefined && { code }),
    },
  ];
}
