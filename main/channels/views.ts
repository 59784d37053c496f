/** From records to what a person sees. */
import {
  type ConnectedChannel,
  channelTypes,
  type Expiry,
  type FacebookAccount,
  type PendingRevocation,
  type PermissionGap,
  type UnconnectablePage,
} from "../../common/contract/accounts.ts";
import { localizeUnconnectable } from "./connect/unconnectable-pages.ts";
import { expiryOf } from "./health/expiry.ts";
import { localizeHealth, localizeSubscription } from "./health/messages.ts";
import type { AccountRecord, Records } from "./model.ts";
import { localizePermissionGap } from "./permissions.ts";
import { userName, userNames } from "./records/accounts.ts";

/** Made once and beforehand: the first one costs 15 ms, which the first call of the window would wait for. */
const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** The channels that hold accounts, Messenger first, accounts by the name they are shown with. `now`: milliseconds since the epoch. */
export function channelViews(records: Records, now: number): readonly ConnectedChannel[] {
  const names = userNames(records);
  const expiries = new Map(records.users.map((user) => [user.id, expiryOf(user, now)]));
  return channelTypes
    .map((type) => ({
      id: type,
      type,
      accounts: records.accounts
        .filter((account) => account.channel === type)
        .map((account) => ({
          ...accountView(account, userName(names, account.userId)),
          ...expiring(expiries.get(account.userId)),
        }))
        .sort((a, b) => byName.compare(shownName(a), shownName(b))),
    }))
    .filter((channel) => channel.accounts.length > 0);
}

export const unconnectableViews = ({ unconnectable }: Records): readonly UnconnectablePage[] =>
  unconnectable.map(localizeUnconnectable);

export const permissionGapViews = ({ permissionGaps }: Records): readonly PermissionGap[] =>
  permissionGaps.map(localizePermissionGap);

export const pendingViews = ({
  pendingRevocations,
  pendingUnsubscribes,
}: Records): readonly PendingRevocation[] => [
  ...pendingRevocations.map(
    ({ id, name }) => ({ kind: "access", userId: id, userName: name }) as const,
  ),
  ...pendingUnsubscribes.map(
    ({ pageId, name }) => ({ kind: "subscription", pageId, pageName: name }) as const,
  ),
];

function accountView(account: AccountRecord, userName: string): FacebookAccount {
  const { id, channel, pageId, name, pictureUrl, instagram, userId, connectedAt } = account;
  const { health, storedIn, subscription } = account;
  return {
    id,
    channel,
    pageId,
    name,
    ...(pictureUrl !== undefined && { pictureUrl }),
    ...(instagram && { instagram }),
    connectedBy: { id: userId, name: userName },
    connectedAt,
    health: localizeHealth(health),
    ...(storedIn === "memory" && { thisRunOnly: true }),
    ...(subscription && { subscription: localizeSubscription(subscription) }),
  };
}

const expiring = (expires: Expiry | undefined): Pick<FacebookAccount, "expires"> =>
  expires === undefined ? {} : { expires };

/** What the row begins with. */
const shownName = ({ instagram, name }: FacebookAccount): string => instagram?.username ?? name;
