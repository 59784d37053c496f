import { displayName } from "../../../common/accounts.ts";
import type { ActivityAccount } from "../../../common/contract/activity.ts";
import type { AccountRecord } from "../model.ts";

/** Returns what entries keep of an account. */
export const activityAccount = (account: AccountRecord): ActivityAccount => ({
  id: account.id,
  channel: account.channel,
  name: displayName(account),
});
