import type { KeyboardEvent, MouseEvent } from "react";
import { displayName } from "../../common/accounts.ts";
import type { FacebookAccount } from "../../common/contract/accounts.ts";
import { useApp } from "../app/app-context.ts";
import { focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { Ellipsis } from "../controls/icons.ts";
import { Menu, type MenuEntry, type Point } from "../controls/Menu.tsx";
import { texts } from "../i18n/index.ts";

/** An open menu: how it was opened, and the pointer's position if it was a right-click. */
export interface OpenedMenu {
  readonly by: "keyboard" | "pointer";
  readonly at?: Point | undefined;
}

interface AccountMenuProps {
  readonly account: FacebookAccount;
  readonly menu: OpenedMenu | undefined;
  readonly onMenu: (menu: OpenedMenu | undefined) => void;
  /** Whether Tab leads to the button. */
  readonly reachable: boolean;
}

/**
 * The button in a row that opens the account's menu. The menu is rendered only while it is open, to
 * keep scrolling fast.
 */
export function AccountMenu({ account, menu, onMenu, reachable }: AccountMenuProps) {
  const ref = useFocusHandover<HTMLDivElement>([focusIds.heading(account.channel)]);
  const open = menu !== undefined;
  const menuId = `menu-${account.id}`;
  const onClick = (event: MouseEvent) => {
    // If the menu is open, `popoverTarget` makes the browser close it.
    if (open) return;
    event.preventDefault();
    onMenu({ by: event.detail === 0 ? "keyboard" : "pointer" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    onMenu({ by: "keyboard" });
  };
  return (
    <div ref={ref} className="more">
      <button
        id={focusIds.more(account.id)}
        type="button"
        className="icon-button"
        tabIndex={reachable ? 0 : -1}
        aria-label={texts.more(displayName(account))}
        aria-haspopup="menu"
        aria-expanded={open}
        popoverTarget={open ? menuId : undefined}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <Ellipsis />
      </button>
      {open && (
        <OpenMenu account={account} id={menuId} menu={menu} onClosed={() => onMenu(undefined)} />
      )}
    </div>
  );
}

interface OpenMenuProps {
  readonly account: FacebookAccount;
  readonly id: string;
  readonly menu: OpenedMenu;
  readonly onClosed: () => void;
}

function OpenMenu({ account, id, menu, onClosed }: OpenMenuProps) {
  const { actions, confirmDisconnect } = useApp();
  const { id: accountId, pageId, pageUrl, instagram } = account;
  const items: readonly MenuEntry[] = [
    ...(pageUrl === undefined
      ? []
      : [
          {
            label: texts.openPage,
            onSelect: () => void window.open(pageUrl, "_blank", "noreferrer"),
          },
        ]),
    {
      label: texts.copyPageId,
      onSelect: () => actions.copy(pageId, texts.pageIdCopied),
    },
    ...(instagram
      ? [
          {
            label: texts.copyInstagramId,
            onSelect: () => actions.copy(instagram.id, texts.instagramIdCopied),
          },
        ]
      : []),
    {
      label: texts.checkNow,
      onSelect: () => void actions.check({ kind: "account", id: accountId }),
    },
    {
      label: texts.details,
      onSelect: () => {
        actions.select(accountId);
        actions.focusDetails();
      },
    },
    "separator",
    {
      label: texts.disconnectItem,
      onSelect: () => confirmDisconnect({ kind: "account", account }),
    },
  ];
  return (
    <Menu
      id={id}
      buttonId={focusIds.more(account.id)}
      items={items}
      at={menu.at}
      focusFirstItem={menu.by === "keyboard"}
      onClosed={onClosed}
    />
  );
}
