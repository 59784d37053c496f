import type { AccountRecord, HealthRecord, RefusalRecord } from "../model.ts";
import { day } from "../ports/clock.ts";
import type { LocalHealthCode } from "../problem-codes.ts";
import { isOfOtherApp } from "../records/token-origin.ts";

/** The health of an account as of now, with everything that the record alone does not say. */
export interface CurrentHealth extends Omit<HealthRecord, "refusal"> {
  /** Set if Facebook has refused for a day to check this working account, in ISO 8601. */
  readonly unconfirmedSince?: string;
}

/** `now` is in milliseconds since the epoch. `appId` is undefined while the app is unknown. */
export function currentHealth(
  account: AccountRecord,
  now: number,
  appId: string | undefined,
): CurrentHealth {
  if (isOfOtherApp(account, appId)) return otherAppHealth(account);
  const { refusal, ...health } = account.health;
  if (!refusal || !isUnconfirmed(refusal, now)) return health;
  const { since, ...reason } = refusal;
  return { ...health, ...reason, unconfirmedSince: since };
}

/**
 * The health of an account that another Meta app connected. The record keeps what the last check
 * with that app found, because it counts again if that app comes back.
 */
const otherAppHealth = ({ health: { checkedAt } }: AccountRecord): CurrentHealth => ({
  state: "reconnect",
  code: "app_changed" satisfies LocalHealthCode,
  checkedAt,
  remedy: "connect-again",
});

/** True after a day. Also true if the clock was set back, because the real age is unknown. */
function isUnconfirmed({ since }: RefusalRecord, now: number): boolean {
  const age = now - Date.parse(since);
  return !(age >= 0 && age < day);
}
