import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { failingFirst } from "../../common/accounts.ts";
import { channelNames } from "../../common/channel-names.ts";
import { allPausedUntil } from "../../common/checks.ts";
import type { ChannelType, FacebookAccount } from "../../common/contract/accounts.ts";
import type { RunningCheck } from "../../common/contract/checks.ts";
import { useApp } from "../app/app-context.ts";
import { FilterBox } from "../controls/FilterBox.tsx";
import { focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { VirtualList } from "../controls/VirtualList.tsx";
import { texts } from "../i18n/index.ts";
import { filterAccounts } from "../state/accounts.ts";
import type { ScrollTarget } from "../state/window-state.ts";
import { AccountRow } from "./AccountRow.tsx";
import { useScrollToAccount } from "./use-scroll-to-account.ts";

/**
 * The minimum number of accounts for which a list has a filter and shows failing accounts first.
 */
const filterThreshold = 31;

interface ChannelSectionProps {
  readonly type: ChannelType;
  readonly accounts: readonly FacebookAccount[];
  readonly checks: readonly RunningCheck[];
  readonly scrollTarget: ScrollTarget | undefined;
}

export function ChannelSection(props: ChannelSectionProps) {
  return props.accounts.length === 0 ? null : <ConnectedSection {...props} />;
}

function ConnectedSection(props: ChannelSectionProps) {
  const { type, accounts, scrollTarget } = props;
  const [query, setQuery] = useState("");
  const hasFilter = accounts.length >= filterThreshold;
  // Typing must stay smooth even if the list has 5,000 accounts.
  const deferredQuery = useDeferredValue(query);
  const shown = useMemo(
    () => (hasFilter ? filterAccounts(failingFirst(accounts), deferredQuery) : accounts),
    [hasFilter, accounts, deferredQuery],
  );
  const clearFilter = useCallback(() => setQuery(""), []);
  useScrollToAccount(scrollTarget, { accounts, shown, clearFilter });
  const ref = useFocusHandover<HTMLElement>([focusIds.connect(type)]);
  return (
    <section ref={ref} className="channel" aria-label={channelNames[type]}>
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
      <VirtualList
        label={texts.accountsOf(type)}
        items={shown}
        keyOf={(account) => account.id}
        rowHeight={56}
        rowClass="row account"
        alwaysRender={scrollTarget?.id}
      >
        {(account) => <AccountRow account={account} />}
      </VirtualList>
      {shown.length === 0 && <p className="quiet">{texts.nothingFound(query)}</p>}
    </section>
  );
}

function ChannelButtons({ type, accounts, checks }: ChannelSectionProps) {
  const { actions, desktop, confirmDisconnect } = useApp();
  const checking = checks.length > 0;
  const pausedUntil = allPausedUntil(checks);
  return (
    <div className="channel-buttons">
      {desktop && checking && (
        <span className="quiet">
          {pausedUntil === undefined ? texts.checking : texts.checkPaused(pausedUntil)}
        </span>
      )}
      {desktop && (
        // Don't use `disabled`, because a disabled button would lose the focus after the click.
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
        onClick={() => confirmDisconnect({ kind: "channel", type, accounts })}
      >
        {texts.disconnectAll}
      </button>
    </div>
  );
}
