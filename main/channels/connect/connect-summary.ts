import { displayName } from "../../../common/accounts.ts";
import type { ChannelType, ConnectSummary } from "../../../common/contract/accounts.ts";
import type { PartitionedPages } from "../eligibility.ts";
import type { Records } from "../model.ts";
import { accountId } from "../records/accounts.ts";

interface AppliedLogin extends PartitionedPages {
  readonly type: ChannelType;
  readonly userName: string;
  /** When the login was applied, in ISO 8601. */
  readonly at: string;
}

/** The number of names in each part of a summary. */
const maxNames = 3;

/** Returns what a login changed. `before` and `after` are the accounts of both channels. */
export function connectSummary(
  before: Records["accounts"],
  after: Records["accounts"],
  { type, userName, eligible, ineligible, at }: AppliedLogin,
): ConnectSummary {
  const known = new Set(before.map(({ id }) => id));
  const added = eligible.filter(({ id }) => !known.has(accountId(type, id)));
  const leftOut = [...Map.groupBy(ineligible, ({ reason }) => reason)];
  return {
    channel: type,
    userName,
    at,
    added: {
      count: added.length,
      names: added
        .slice(0, maxNames)
        .map(({ name, instagram }) =>
          type === "instagram" ? displayName({ name, instagram }) : name,
        ),
    },
    alreadyConnected: eligible.length - added.length,
    total: after.filter(({ channel }) => channel === type).length,
    leftOut: leftOut.map(([reason, ofReason]) => ({
      reason,
      count: ofReason.length,
      names: ofReason.slice(0, maxNames).map(({ page }) => page.name),
    })),
  };
}
