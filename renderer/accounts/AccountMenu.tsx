import { type KeyboardEvent, type MouseEvent, useState } from "react";
import { displayName } from "../../common/accounts.ts";
import type { FacebookAccount } from "../../common/contract/accounts.ts";
import { useApp } from "../app/app-context.ts";
import { focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { Menu } from "../controls/Menu.tsx";
import { texts } from "../i18n/index.ts";
import { accountDetails } from "../state/problem-details.ts";

/**
 * The button in a row that opens the account's menu. The menu is rendered only while it is open, to
 * keep scrolling fast.
 */
export function AccountMenu({ account }: { readonly account: FacebookAccount }) {
  const [openedBy, setOpenedBy] = useState<"keyboard" | "pointer">();
  const ref = useFocusHandover<HTMLDivElement>([focusIds.heading(account.channel)]);
  const open = openedBy !== undefined;
  const menuId = `menu-${account.id}`;
  const onClick = (event: MouseEvent) => {
    // If the menu is open, `popoverTarget` makes the browser close it.
    if (open) return;
    event.preventDefault();
    setOpenedBy(event.detail === 0 ? "keyboard" : "pointer");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    setOpenedBy("keyboard");
  };
  return (
    <div ref={ref} className="more">
      <button
        id={focusIds.more(account.id)}
        type="button"
        className="icon-button"
        aria-label={texts.more(displayName(account))}
        aria-haspopup="menu"
        aria-expanded={open}
        popoverTarget={open ? menuId : undefined}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <svg viewBox="0 0 20 20" width={20} height={20} aria-hidden="true">
          <path d="M4 8.5h3v3H4zm4.5 0h3v3h-3zm4.5 0h3v3h-3z" fill="currentColor" />
        </svg>
      </button>
      {open && (
        <OpenMenu
          account={account}
          id={menuId}
          focusFirstItem={openedBy === "keyboard"}
          onClosed={() => setOpenedBy(undefined)}
        />
      )}
    </div>
  );
}

interface OpenMenuProps {
  readonly account: FacebookAccount;
  readonly id: string;
  readonly focusFirstItem: boolean;
  readonly onClosed: () => void;
}

function OpenMenu({ account, ...menu }: OpenMenuProps) {
  const { actions, confirmDisconnect } = useApp();
  const details = accountDetails(account);
  const disconnect = {
    label: texts.disconnectItem,
    onSelect: () => confirmDisconnect({ kind: "account", account }),
  };
  const copy = { label: texts.copyDetails, onSelect: () => actions.copyDetails(details) };
  return (
    <Menu
      {...menu}
      buttonId={focusIds.more(account.id)}
      items={details.length > 0 ? [disconnect, copy] : [disconnect]}
    />
  );
}
