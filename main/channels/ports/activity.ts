/** The port for the history of accounts. `main/storage` implements it. */
import type { HealthState } from "../../../common/contract/accounts.ts";
import type { ActivityAccount, ActivityFact } from "../../../common/contract/activity.ts";
import type { Permission } from "../permissions.ts";

/** What happened. Holds codes and names, but no sentence, token or message. */
export type ActivityEvent =
  | ActivityFact<readonly ActivityAccount[]>
  | {
      readonly kind: "state";
      readonly account: ActivityAccount;
      readonly from: HealthState;
      readonly to: HealthState;
      /** The code of the problem behind the new state. Absent if the account works. */
      readonly code?: string;
    }
  | {
      readonly kind: "permissions-declined";
      readonly channel: ActivityAccount["channel"];
      readonly userName: string;
      readonly permissions: readonly Permission[];
    };

export type ActivityRecord = ActivityEvent & {
  readonly id: string;
  /** The time in ISO 8601. */
  readonly at: string;
};

export interface ActivityPort {
  /**
   * Adds entries, and saves them at the end of this turn of the event loop. Never throws, because
   * connecting and checking must also work with a full disk.
   */
  add(events: readonly ActivityEvent[]): void;
  /** Returns all entries from oldest to newest. */
  entries(): readonly ActivityRecord[];
}
