import type {
  ChannelType,
  UnconnectablePage,
  UnconnectableReason,
} from "../../common/contract/accounts.ts";

/** The Pages that could not be connected for the same reason. */
export interface UnconnectableGroup {
  readonly reason: UnconnectableReason;
  readonly pages: readonly GroupedPage[];
}

/** A Page with the channels for which it could not be connected. */
export interface GroupedPage extends Omit<UnconnectablePage, "channel"> {
  readonly channels: readonly ChannelType[];
}

/** The reasons, starting with those that need a decision of the user. */
const order: readonly UnconnectableReason[] = [
  "connected-by-another",
  "no-messaging-task",
  "permission-missing",
  "instagram-not-professional",
  "no-instagram-account",
  "not-ticked",
];

/** Groups by reason. Counts a Page once for each reason, even if both channels left it out. */
export function groupUnconnectable(
  pages: readonly UnconnectablePage[],
): readonly UnconnectableGroup[] {
  const groups = new Map<UnconnectableReason, Map<string, GroupedPage>>(
    order.map((reason) => [reason, new Map()]),
  );
  for (const { channel, ...page } of pages) {
    const group = groups.get(page.reason);
    const key = `${page.pageId} ${page.userId}`;
    const { channels = [] } = group?.get(key) ?? {};
    group?.set(key, { ...page, channels: [...channels, channel] });
  }
  return [...groups]
    .map(([reason, grouped]) => ({ reason, pages: [...grouped.values()] }))
    .filter((group) => group.pages.length > 0);
}
