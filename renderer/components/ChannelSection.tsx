import { useDeferredValue, useMemo, useState } from "react";
import type { ChannelType, FacebookAccount } from "../../preload/contract.ts";
import { focusIds, useFocusHandover } from "../focus.ts";
import { filterAccounts, troubledFirst } from "../state/accounts.ts";
import { texts } from "../texts.ts";
import { useWindow } from "../window.ts";
import { AccountRow } from "./AccountRow.tsx";
import { FilterBox } from "./FilterBox.tsx";
import { LongList } from "./LongList.tsx";

/** From this many on, reading down the list is slower than typing a name. */
const filterFrom = 31;

interface ChannelSectionProps {
  readonly type: ChannelType;
  readonly accounts: readonly FacebookAccount[];
  readonly checking: boolean;
  /** The check waits for Facebook's limit, until then. ISO 8601. */
  readonly pausedUntil: string | undefined;
}

export function ChannelSection(props: ChannelSectionProps) {
  return props.accounts.length === 0 ? null : <ConnectedSection {...props} />;
}

function ConnectedSection(props: ChannelSectionProps) {
  const { type, accounts } = props;
  const [query, setQuery] = useState("");
  const hasFilter = accounts.length >= filterFrom;
  // Typing stays ahead of the list: at 5,000 accounts the letters must not wait for it.
  const settledQuery = useDeferredValue(query);
  const shown = useMemo(
    () => (hasFilter ? filterAccounts(troubledFirst(accounts), settledQuery) : accounts),
    [hasFilter, accounts, settledQuery],
  );
  const ref = useFocusHandover<HTMLElement>([focusIds.connect(type)]);
  return (
    <section ref={ref} className="channel" aria-label={texts.channel(type)}>
      <div className="channel-head">
        <h2 id={focusIds.heading(type)} tabIndex={-1}>
          {texts.channelHeading(type, accounts.length)}
        </h2>
        {hasFilter && (
          <FilterBox
            label={texts.filter(type)}
            query={query}
            onChange={setQuery}
            found={texts.filtered(shown.length, accounts.length)}
          />
        )}
        <ChannelButtons {...props} />
      </div>
      <LongList
        label={texts.accountsOf(type)}
        items={shown}
        keyOf={(account) => account.id}
        rowHeight={56}
        rowClass="row account"
      >
        {(account) => <AccountRow account={account} />}
      </LongList>
      {shown.length === 0 && <p className="quiet">{texts.nothingFound(query)}</p>}
    </section>
  );
}

function ChannelButtons({ type, accounts, checking, pausedUntil }: ChannelSectionProps) {
  const { actions, desktop, ask } = useWindow();
  return (
    <div className="channel-buttons">
      {desktop && checking && (
        <span className="quiet">
          {pausedUntil === undefined ? texts.checking : texts.checkPaused(pausedUntil)}
        </span>
      )}
      {desktop && (
        // Not `disabled`, which would drop the focus of who just pressed it.
        <button
          type="button"
          className="button small"
          aria-disabled={checking}
          onClick={() => !checking && void actions.check(type)}
        >
          {texts.checkNow}
        </button>
      )}
      <button
        type="button"
        className="button small"
        onClick={() => ask({ kind: "channel", type, accounts })}
      >
        {texts.disconnectAll}
      </button>
    </div>
  );
}
