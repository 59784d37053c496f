import { type KeyboardEvent, type MouseEvent, useState } from "react";
import type { FacebookAccount } from "../../common/contract/accounts.ts";
import { displayName } from "../../common/display-name.ts";
import { useApp } from "../app/app-context.ts";
import { focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { Menu } from "../controls/Menu.tsx";
import { texts } from "../i18n/index.ts";
import { accountDetails } from "../state/problem-details.ts";

/** The menu is drawn while it is open only: twenty rows come into view with each turn of the wheel. */
export function AccountMenu({ account }: { readonly account: FacebookAccount }) {
  const [openedBy, setOpenedBy] = useState<"keyboard" | "pointer">();
  const place = useFocusHandover<HTMLDivElement>([focusIds.heading(account.channel)]);
  const open = openedBy !== undefined;
  const menuId = `menu-${account.id}`;
  const onClick = (event: MouseEvent) => {
    // Open, the button closes it: that is the browser's doing, which knows a press on it from one beside the menu.
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
    <div ref={place} className="more">
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
        <MenuOf
          account={account}
          id={menuId}
          onFirst={openedBy === "keyboard"}
          onClosed={() => setOpenedBy(undefined)}
        />
      )}
    </div>
  );
}

interface MenuOfProps {
  readonly account: FacebookAccount;
  readonly id: string;
  readonly onFirst: boolean;
  readonly onClosed: () => void;
}

function MenuOf({ account, ...menu }: MenuOfProps) {
  const { actions, confirmDisconnect } = useApp();
  const details = accountDetails(account);
  const disconnect = {
    label: texts.disconnectItem,
    choose: () => confirmDisconnect({ kind: "account", account }),
  };
  const copy = { label: texts.copyDetails, choose: () => actions.copyDetails(details) };
  return (
    <Menu
      {...menu}
      buttonId={focusIds.more(account.id)}
      items={details.length > 0 ? [disconnect, copy] : [disconnect]}
    />
  );
}
