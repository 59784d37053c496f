/** Functions on the records of the Pages that logins could not connect. */
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { AccountRecord, Records, UnconnectableRecord } from "../model.ts";
import { accountId } from "./accounts.ts";

/**
 * Replaces the Pages that this person's last login could not connect in this channel. Keeps those
 * of other people, except for Pages that are connected now.
 */
export function setUnconnectable(records: Records, { type, userId, pages }: LeftOut): Records {
  const others = records.unconnectable.filter(
    (page) => page.channel !== type || page.userId !== userId,
  );
  const unconnectable = stillLeftOut([...others, ...pages], records.accounts);
  return { ...records, unconnectable };
}

interface LeftOut {
  readonly type: ChannelType;
  readonly userId: string;
  readonly pages: readonly UnconnectableRecord[];
}

/**
 * Returns the Pages that are still left out after accounts were removed. Those of a person whose
 * last account in the channel is gone leave with it, and those of an empty channel.
 */
export function leftOutAfterDisconnect(
  unconnectable: readonly UnconnectableRecord[],
  accounts: readonly AccountRecord[],
  removed: readonly AccountRecord[],
): readonly UnconnectableRecord[] {
  const channels = new Set(accounts.map(({ channel }) => channel));
  const remaining = new Set(accounts.map(personInChannel));
  const gone = new Set(removed.map(personInChannel).filter((person) => !remaining.has(person)));
  return stillLeftOut(unconnectable, accounts).filter(
    (page) => channels.has(page.channel) && !gone.has(personInChannel(page)),
  );
}

/**
 * Forgets the Pages of people who have connected no account, and of whom Pagekeeper keeps nothing
 * else. Call at startup.
 */
export function removeLeftOutOfStrangers(records: Records): Records {
  const people = new Set(records.accounts.map(({ userId }) => userId));
  const unconnectable = records.unconnectable.filter(({ userId }) => people.has(userId));
  const same = unconnectable.length === records.unconnectable.length;
  return same ? records : { ...records, unconnectable };
}

/** Drops the Pages that are connected, or whose other owner has let them go. */
function stillLeftOut(
  unconnectable: readonly UnconnectableRecord[],
  accounts: readonly AccountRecord[],
): readonly UnconnectableRecord[] {
  const connected = new Set(accounts.map(({ id }) => id));
  const owners = new Map(accounts.map(({ pageId, userId }) => [pageId, userId]));
  return unconnectable.filter((page) => {
    if (page.reason !== "connected-by-another") {
      return !connected.has(accountId(page.channel, page.pageId));
    }
    const owner = owners.get(page.pageId);
    return owner !== undefined && owner !== page.userId;
  });
}

const personInChannel = ({ channel, userId }: AccountRecord | UnconnectableRecord): string =>
  `${channel} ${userId}`;
