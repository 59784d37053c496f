import { allAccounts, isFailing } from "../../common/accounts.ts";
import { channelNames } from "../../common/channel-names.ts";
import { type ChannelType, channelTypes } from "../../common/contract/accounts.ts";
import type { FlowView } from "../../common/contract/flows.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { useApp } from "../app/app-context.ts";
import { ConnectButton } from "../connect/ConnectButton.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { Search } from "../controls/icons.ts";
import { SegmentedControl } from "../controls/SegmentedControl.tsx";
import { texts } from "../i18n/index.ts";
import type { AccountFilter, AccountList } from "../state/account-list.ts";
import { accountsIn } from "../state/accounts.ts";
import { CheckButton } from "./CheckButton.tsx";

interface AccountsToolbarProps {
  readonly snapshot: Snapshot;
  readonly list: AccountList;
  readonly flows: readonly FlowView[];
  readonly checking: boolean;
}

/** The fixed top of the list: its title, filter and search, and buttons to check and connect. */
export function AccountsToolbar({ snapshot, list, flows, checking }: AccountsToolbarProps) {
  const { actions } = useApp();
  const { filter } = list;
  return (
    <div className="toolbar">
      <h1>{texts.accounts}</h1>
      <SegmentedControl<AccountFilter>
        label={texts.show}
        value={filter}
        options={filterOptions(snapshot)}
        onChange={(chosen) => actions.changeList({ filter: chosen })}
      />
      <ListSearch query={list.query} />
      <div className="toolbar-buttons">
        {snapshot.channels.length > 1 && (
          <CheckButton checks={snapshot.checks} checking={checking} className="small" />
        )}
        {channelTypes.map(
          (type) =>
            !flows.some((flow) => flow.type === type) && <ConnectButton key={type} type={type} />,
        )}
      </div>
    </div>
  );
}

function filterOptions(snapshot: Snapshot) {
  const accounts = allAccounts(snapshot);
  const option = (value: AccountFilter, label: string, count: number) => ({ value, label, count });
  const channelOption = (type: ChannelType) =>
    option(type, channelNames[type], accountsIn(snapshot, type).length);
  return [
    option("all", texts.all, accounts.length),
    option("attention", texts.needsAttention, accounts.filter(isFailing).length),
    ...channelTypes.map(channelOption),
  ];
}

function ListSearch({ query }: { readonly query: string }) {
  const { actions } = useApp();
  return (
    <div className="list-search">
      <Search />
      <input
        id={focusIds.listSearch}
        type="search"
        aria-label={texts.filterAccounts}
        aria-keyshortcuts="Control+F"
        placeholder={texts.filterAccounts}
        value={query}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        onChange={(event) => actions.changeList({ query: event.target.value })}
      />
    </div>
  );
}
