import { useCombobox } from "downshift";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { useApp } from "../app/app-context.ts";
import { Avatar } from "../controls/Avatar.tsx";
import { Dialog } from "../controls/Dialog.tsx";
import { focusIds, useFocusReturn } from "../controls/focus-management.ts";
import { Search } from "../controls/icons.ts";
import { texts } from "../i18n/index.ts";
import { commandsFor } from "./commands.ts";
import { findResults, type SearchResult } from "./find-results.ts";

interface CommandPaletteProps {
  readonly snapshot: Snapshot;
  readonly onClose: () => void;
}

/** The search of the title bar. Finds accounts and commands. */
export default function CommandPalette({ snapshot, onClose }: CommandPaletteProps) {
  const { actions, desktop } = useApp();
  const [query, setQuery] = useState("");
  const returnFocus = useFocusReturn([focusIds.main]);
  const commands = useMemo(() => commandsFor(actions, desktop !== undefined), [actions, desktop]);
  const results = useMemo(
    () => findResults(snapshot, commands, query),
    [snapshot, commands, query],
  );
  /** What to run once the dialog is gone, because it may open another one or move the focus. */
  const chosen = useRef<SearchResult>(undefined);
  const box = useCombobox<SearchResult>({
    items: [...results],
    isOpen: true,
    defaultHighlightedIndex: 0,
    itemToString: (item) => (item ? labelOf(item) : ""),
    onSelectedItemChange({ selectedItem }) {
      if (!selectedItem) return;
      chosen.current = selectedItem;
      onClose();
    },
  });
  const run = () => {
    const { current: item } = chosen;
    if (item?.kind === "account") return actions.showAccount(item.account.id);
    returnFocus();
    item?.command.run();
  };
  return (
    <Dialog
      role="dialog"
      className="palette"
      title={texts.search}
      description={null}
      onClose={onClose}
      onClosed={run}
    >
      <div className="palette-field">
        <Search />
        <input
          {...box.getInputProps({
            "aria-label": texts.search,
            // `onInputValueChange` comes a render later, so Enter could choose an old result.
            onChange: ({ currentTarget }) => setQuery(currentTarget.value),
            onKeyDown: leaveEscape,
          })}
          autoFocus
          data-cancel=""
          type="text"
          placeholder={texts.search}
          spellCheck={false}
          dir="auto"
        />
      </div>
      <ul {...box.getMenuProps({ "aria-label": texts.searchResults })} className="palette-results">
        {results.map((item, index) => (
          <li
            key={keyOf(item)}
            {...box.getItemProps({ item, index })}
            className={index === box.highlightedIndex ? "highlighted" : ""}
          >
            <Result item={item} />
          </li>
        ))}
      </ul>
      {results.length === 0 && <p className="quiet">{texts.nothingFound(query)}</p>}
    </Dialog>
  );
}

/** Leaves Escape to the dialog, which it closes. Downshift would only close a list that opens. */
function leaveEscape({ key, nativeEvent }: KeyboardEvent): void {
  if (key === "Escape") Object.assign(nativeEvent, { preventDownshiftDefault: true });
}

function Result({ item }: { readonly item: SearchResult }) {
  if (item.kind === "command") {
    return (
      <>
        <span>{item.command.label}</span>
        <span className="quiet">{texts.command}</span>
      </>
    );
  }
  const { account, name } = item;
  return (
    <>
      <Avatar
        name={account.name}
        pictureUrl={account.pictureUrl}
        channel={account.channel}
        title=""
      />
      <bdi>{name}</bdi>
      <span className="quiet">{account.health.state === "works" ? "" : texts.needsAttention}</span>
    </>
  );
}

const labelOf = (item: SearchResult): string =>
  item.kind === "command" ? item.command.label : item.name;

const keyOf = (item: SearchResult): string =>
  item.kind === "command" ? `command ${item.command.label}` : item.account.id;
