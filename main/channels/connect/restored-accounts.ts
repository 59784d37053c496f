/**
 * What a login restores besides the accounts that it connects. Access ends for all accounts of a
 * person at once, so one login restores them all, whichever channel it was begun in.
 */
import { type ChannelType, channelTypes } from "../../../common/contract/accounts.ts";
import type { ConnectIntent } from "../../../common/contract/flows.ts";
import { type EligiblePage, type OtherOwners, partitionPages } from "../eligibility.ts";
import type { Records } from "../model.ts";
import type { Login } from "../ports/facebook.ts";
import { accountId } from "../records/accounts.ts";

const otherChannels = (type: ChannelType) => channelTypes.filter((each) => each !== type);

/**
 * Returns the other channels in which the person of the account to repair has accounts. The dialog
 * asks for their permissions, too, because Facebook forgets all permissions of a removed app.
 */
export function alsoRestored(
  { accounts }: Records,
  type: ChannelType,
  { reconnectAccountId }: ConnectIntent,
): readonly ChannelType[] {
  const repaired = accounts.find(({ id }) => id === reconnectAccountId);
  if (!repaired) return [];
  return otherChannels(type).filter((channel) =>
    accounts.some((each) => each.channel === channel && each.userId === repaired.userId),
  );
}

/**
 * Returns the Pages that are connected in another channel and that this channel cannot use, such
 * as a Page without an Instagram account. They get their new token, too.
 */
export function pagesToRenew(
  accounts: Records["accounts"],
  type: ChannelType,
  login: Login,
  owners: OtherOwners | undefined,
): readonly EligiblePage[] {
  const connected = new Set(accounts.map(({ id }) => id));
  const usable = new Set(partitionPages(type, login, owners).eligible.map(({ id }) => id));
  return otherChannels(type).flatMap((channel) =>
    partitionPages(channel, login, owners).eligible.filter(
      ({ id }) => !usable.has(id) && connected.has(accountId(channel, id)),
    ),
  );
}
