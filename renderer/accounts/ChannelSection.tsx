import { channelNames } from "../../common/channel-names.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { useApp } from "../app/app-context.ts";
import { focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { VirtualList } from "../controls/VirtualList.tsx";
import { texts } from "../i18n/index.ts";
import type { ListedChannel } from "../state/account-list.ts";
import { accountsIn } from "../state/accounts.ts";
import { AccountRow } from "./AccountRow.tsx";
import { CheckButton } from "./CheckButton.tsx";

interface ChannelSectionProps {
  readonly channel: ListedChannel;
  readonly snapshot: Snapshot;
  /** Whether a check that was started in this window is running. */
  readonly checking: boolean;
  /** Whether a search or filter hides some of the channel's accounts. */
  readonly narrowed: boolean;
  readonly selected: string | undefined;
  /** The id of the row that has the Tab stop. */
  readonly active: string | undefined;
}

export function ChannelSection(props: ChannelSectionProps) {
  const { channel, snapshot, checking, narrowed, selected, active } = props;
  const { type, total, shown } = channel;
  const { confirmDisconnect } = useApp();
  const ref = useFocusHandover<HTMLElement>([focusIds.connect(type)]);
  if (narrowed && shown.length === 0) return null;
  const accounts = narrowed ? shown : accountsIn(snapshot, type);
  return (
    <section ref={ref} className="channel" aria-label={channelNames[type]}>
      <div className="channel-head">
        <h2 id={focusIds.heading(type)} tabIndex={-1}>
          {texts.channelHeading(type, total)}
        </h2>
        {narrowed && <span className="quiet">{texts.filtered(shown.length, total)}</span>}
        <div className="channel-buttons">
          <CheckButton
            checks={snapshot.checks}
            checking={checking}
            channel={type}
            className="quiet-button"
          />
          <button
            type="button"
            className="button quiet-button"
            onClick={() => confirmDisconnect({ kind: "channel", type, accounts, narrowed })}
          >
            {texts.disconnectAll}
          </button>
        </div>
      </div>
      <VirtualList
        label={texts.accountsOf(type)}
        items={shown}
        keyOf={(account) => account.id}
        rowHeight={44}
        alwaysRender={active}
      >
        {(account, row) => (
          <li {...row} key={account.id} className="row account" data-account={account.id}>
            <AccountRow
              account={account}
              selected={account.id === selected}
              active={account.id === active}
            />
          </li>
        )}
      </VirtualList>
    </section>
  );
}
