import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { failingFirst } from "../../common/accounts.ts";
import { channelNames } from "../../common/channel-names.ts";
import type { ChannelType, FacebookAccount } from "../../common/contract/accounts.ts";
import { useApp } from "../app/app-context.ts";
import { FilterBox } from "../controls/FilterBox.tsx";
import { focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { VirtualList } from "../controls/VirtualList.tsx";
import { texts } from "../i18n/index.ts";
import { filterAccounts } from "../state/accounts.ts";
import type { ScrollTarget } from "../state/store.ts";
import { AccountRow } from "./AccountRow.tsx";

/** From this many on, reading down the list is slower than typing a name. */
const filterFrom = 31;

interface ChannelSectionProps {
  readonly type: ChannelType;
  readonly accounts: readonly FacebookAccount[];
  readonly checking: boolean;
  /** The check waits for Facebook's limit, until then. ISO 8601. */
  readonly pausedUntil: string | undefined;
  readonly wanted: ScrollTarget | undefined;
}

export function ChannelSection(props: ChannelSectionProps) {
  return props.accounts.length === 0 ? null : <ConnectedSection {...props} />;
}

function ConnectedSection(props: ChannelSectionProps) {
  const { type, accounts, wanted } = props;
  const [query, setQuery] = useState("");
  const hasFilter = accounts.length >= filterFrom;
  // Typing stays ahead of the list: at 5,000 accounts the letters must not wait for it.
  const settledQuery = useDeferredValue(query);
  const shown = useMemo(
    () => (hasFilter ? filterAccounts(failingFirst(accounts), settledQuery) : accounts),
    [hasFilter, accounts, settledQuery],
  );
  useScrollToAccount(wanted, shown, accounts, setQuery);
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
        drawn={wanted?.id}
      >
        {(account) => <AccountRow account={account} />}
      </VirtualList>
      {shown.length === 0 && <p className="quiet">{texts.nothingFound(query)}</p>}
    </section>
  );
}

/** Brings the wanted account into view and focuses its menu's button, once; a filter that hides it is given up. */
function useScrollToAccount(
  wanted: ScrollTarget | undefined,
  shown: readonly FacebookAccount[],
  accounts: readonly FacebookAccount[],
  setQuery: (query: string) => void,
) {
  const found = useRef<ScrollTarget>(undefined);
  useEffect(() => {
    if (!wanted || found.current === wanted) return;
    const isWanted = ({ id }: FacebookAccount) => id === wanted.id;
    if (!accounts.some(isWanted)) return;
    if (!shown.some(isWanted)) {
      setQuery("");
      return;
    }
    return whenDrawn(focusIds.more(wanted.id), (more) => {
      found.current = wanted;
      more.scrollIntoView({ block: "center" });
      more.focus({ preventScroll: true });
    });
  }, [wanted, shown, accounts, setQuery]);
}

/** A long list draws its rows only once it has measured its box. Returns what stops the waiting. */
function whenDrawn(id: string, use: (element: HTMLElement) => void): () => void {
  let frame: number;
  const look = () => {
    const element = document.getElementById(id);
    if (element) use(element);
    else frame = requestAnimationFrame(look);
  };
  frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}

function ChannelButtons({ type, accounts, checking, pausedUntil }: ChannelSectionProps) {
  const { actions, desktop, confirmDisconnect } = useApp();
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
        onClick={() => confirmDisconnect({ kind: "channel", type, accounts })}
      >
        {texts.disconnectAll}
      </button>
    </div>
  );
}
