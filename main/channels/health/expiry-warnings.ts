import type { Expiry } from "../../../common/contract/accounts.ts";
import type { Context } from "../context.ts";
import type { UserRecord } from "../model.ts";
import type { FacebookPort } from "../ports/facebook.ts";
import { hasAccount } from "../records/accounts.ts";
import { activeAccounts } from "../records/pending-disconnects.ts";
import { isOfOtherApp } from "../records/token-origin.ts";
import { updateRecords } from "../records/update-records.ts";
import { dueWarning, wasTooEarly } from "./expiry.ts";

export interface ExpiryWarning extends Expiry {
  /** The name of the user whose login expires. Connecting again renews the login. */
  readonly userName: string;
  /** The accounts that depend on the login. */
  readonly accountIds: readonly string[];
}

/**
 * Returns the warnings that are due and records them as given. Each warning is given only once,
 * even if the app restarts. Leaves out logins with another Meta app, which already have to be
 * renewed. If recording fails, throws StoreWriteError, and all warnings stay due.
 */
export function takeDueWarnings({
  records,
  clock,
  facebook,
}: Pick<Context, "records" | "clock"> & {
  readonly facebook: Pick<FacebookPort, "appId">;
}): readonly ExpiryWarning[] {
  forgetEarlyWarnings({ records, clock });
  const accounts = activeAccounts(records.get());
  const users = records.get().users.filter(({ id }) => hasAccount(accounts, id));
  const due = new Map(
    users.flatMap((user) => {
      const warning = isOfOtherApp(user, facebook.appId)
        ? undefined
        : dueWarning(user, clock.now());
      return warning ? [[user.id, warning] as const] : [];
    }),
  );
  if (due.size === 0) return [];
  updateRecords(records, (current) => ({
    ...current,
    users: current.users.map((user) => {
      const warned = due.get(user.id);
      return warned ? { ...user, warned } : user;
    }),
  }));
  return users.flatMap(({ id, name }) => {
    const warning = due.get(id);
    if (!warning) return [];
    const own = accounts.filter(({ userId }) => userId === id);
    return [{ ...warning, userName: name, accountIds: own.map((account) => account.id) }];
  });
}

function forgetEarlyWarnings({ records, clock }: Pick<Context, "records" | "clock">): void {
  const isEarly = (user: UserRecord) => wasTooEarly(user, clock.now());
  updateRecords(records, (current) => {
    if (!current.users.some(isEarly)) return current;
    const users = current.users.map((user) =>
      isEarly(user) ? { ...user, warned: undefined } : user,
    );
    return { ...current, users };
  });
}
