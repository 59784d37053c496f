import { useDeferredValue, useMemo, useRef } from "react";
import type { AccountProblem } from "../../common/contract/account-problems.ts";
import type { FlowView } from "../../common/contract/flows.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { useApp } from "../app/app-context.ts";
import { FlowList } from "../connect/FlowList.tsx";
import { flowsAtToolbar, isAt } from "../connect/flow-places.ts";
import { Welcome } from "../connect/Welcome.tsx";
import { useMediaQuery } from "../controls/use-media-query.ts";
import { VirtualScroller } from "../controls/VirtualList.tsx";
import { texts } from "../i18n/index.ts";
import { Tour } from "../practice/Tour.tsx";
import { type AccountList, listChannels } from "../state/account-list.ts";
import { findAccount } from "../state/accounts.ts";
import type { FlowPlace, WindowState } from "../state/window-state.ts";
import { AccountDetails } from "./AccountDetails.tsx";
import { AccountsToolbar } from "./AccountsToolbar.tsx";
import { ChannelSection } from "./ChannelSection.tsx";
import { PendingRemovals } from "./PendingRemovals.tsx";
import { PermissionGaps } from "./PermissionGaps.tsx";
import { ProblemCards } from "./ProblemCards.tsx";
import { SortBar } from "./SortBar.tsx";
import { UnconnectablePages } from "./UnconnectablePages.tsx";
import { RowKeyboard, useRowKeyboard } from "./use-row-keyboard.ts";

interface AccountsViewProps {
  readonly state: WindowState;
  readonly snapshot: Snapshot;
}

/**
 * The accounts of both channels, with the details of the selected one beside them. In a narrow
 * window, the details cover the list, which then takes neither clicks nor the focus.
 */
export function AccountsView({ state, snapshot }: AccountsViewProps) {
  const { actions } = useApp();
  // Must match styles/details.css.
  const isNarrow = useMediaQuery("(max-width: 899px)");
  const selected = state.selected === undefined ? undefined : findAccount(snapshot, state.selected);
  const covered = isNarrow && selected !== undefined;
  const problems = problemsFor(snapshot, state.list.filter);
  const shownPlaces: readonly FlowPlace[] = [
    ...(selected ? [{ kind: "details", accountId: selected.id } as const] : []),
    ...problems.map(({ id }) => ({ kind: "problem", id }) as const),
  ];
  return (
    <div
      className={selected ? "accounts-view with-details" : "accounts-view"}
      // A click on the covered list closes the details.
      onPointerDown={({ target, currentTarget }) =>
        target === currentTarget && actions.select(undefined)
      }
    >
      <AccountListPane
        covered={covered}
        state={state}
        snapshot={snapshot}
        problems={problems}
        flows={flowsAtToolbar(state.flows, state.flowPlaces, shownPlaces)}
      />
      {selected && (
        <AccountDetails
          account={selected}
          takesFocus={covered}
          flow={state.flows.find((flow) =>
            isAt(flow, state.flowPlaces, { kind: "details", accountId: selected.id }),
          )}
        />
      )}
    </div>
  );
}

/** More cards than this would push the list out of sight. */
const maxProblems = 3;

/** Returns the problems to show above the list: all of them, or the first ones. */
const problemsFor = (
  { problems }: Snapshot,
  filter: AccountList["filter"],
): readonly AccountProblem[] =>
  filter === "attention" ? problems : problems.slice(0, maxProblems);

interface AccountListPaneProps extends AccountsViewProps {
  readonly covered: boolean;
  readonly problems: readonly AccountProblem[];
  /** The logins that were started with the Connect buttons. */
  readonly flows: readonly FlowView[];
}

function AccountListPane(props: AccountListPaneProps) {
  const { covered, state, snapshot, problems, flows } = props;
  const { list, selected, scrollTarget } = state;
  const { permissionGaps, channels } = snapshot;
  const isEmpty = channels.length === 0;
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <section className="list-pane" aria-label={texts.accounts} inert={covered}>
      {!isEmpty && (
        <AccountsToolbar
          snapshot={snapshot}
          list={list}
          flows={state.flows}
          checking={state.checking}
        />
      )}
      <div ref={scroller} className="pane-scroll">
        <div>
          <VirtualScroller value={scroller}>
            {isEmpty ? (
              <Welcome flows={state.flows} practice={snapshot.practice} />
            ) : (
              <FlowList flows={flows} />
            )}
            {snapshot.tour && <Tour tour={snapshot.tour} />}
            <ProblemCards
              problems={problems}
              more={snapshot.problems.length - problems.length}
              snapshot={snapshot}
              flows={state.flows}
              flowPlaces={state.flowPlaces}
            />
            <PermissionGaps gaps={permissionGaps.filter(({ askAgain }) => askAgain)} />
            {!isEmpty && (
              <Channels
                snapshot={snapshot}
                list={list}
                selected={selected}
                scrollTarget={scrollTarget}
                checking={state.checking}
              />
            )}
            <UnconnectablePages pages={snapshot.unconnectable} />
            <PermissionGaps gaps={permissionGaps.filter(({ askAgain }) => !askAgain)} />
            <PendingRemovals snapshot={snapshot} />
          </VirtualScroller>
        </div>
      </div>
    </section>
  );
}

interface ChannelsProps extends Pick<WindowState, "selected" | "scrollTarget" | "checking"> {
  readonly snapshot: Snapshot;
  readonly list: AccountList;
}

function Channels({ snapshot, list, selected, scrollTarget, checking }: ChannelsProps) {
  // Typing must stay smooth even if the list has 5,000 accounts.
  const deferred = useDeferredValue(list);
  const channels = useMemo(() => listChannels(snapshot, deferred), [snapshot, deferred]);
  const rows = useMemo(() => channels.flatMap(({ shown }) => shown), [channels]);
  const keyboard = useRowKeyboard({ rows, selected, scrollTarget });
  const nothing = rows.length === 0;
  return (
    <RowKeyboard value={keyboard.handlers}>
      {!nothing && <SortBar sort={list.sort} />}
      {channels.map((channel) => (
        <ChannelSection
          key={channel.type}
          channel={channel}
          snapshot={snapshot}
          checking={checking}
          narrowed={list.query !== "" || list.filter === "attention"}
          selected={selected}
          active={keyboard.active}
        />
      ))}
      {nothing && <p className="nothing">{texts.nothingShown(list.query)}</p>}
    </RowKeyboard>
  );
}
