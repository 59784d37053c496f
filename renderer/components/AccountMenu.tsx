import * as Menu from "@radix-ui/react-dropdown-menu";
import { type KeyboardEvent, type RefObject, useState } from "react";
import type { FacebookAccount } from "../../preload/contract.ts";
import { focusIds, useFocusHandover } from "../focus.ts";
import { nameOf } from "../state/accounts.ts";
import { accountDetails } from "../state/details.ts";
import { texts } from "../texts.ts";
import { useWindow } from "../window.ts";

/**
 * A plain button, and the menu only once the button has had the focus: a closed Radix menu costs as much as
 * the rest of its row, and twenty rows come into view with each turn of the wheel.
 */
export function AccountMenu({ account }: { readonly account: FacebookAccount }) {
  const [menu, setMenu] = useState<"absent" | "closed" | "open">("absent");
  const button = useFocusHandover<HTMLButtonElement>([focusIds.heading(account.channel)]);
  const open = menu === "open";
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    setMenu("open");
  };
  return (
    <>
      <button
        ref={button}
        id={focusIds.more(account.id)}
        type="button"
        className="icon-button more"
        aria-label={texts.more(nameOf(account))}
        aria-haspopup="menu"
        aria-expanded={open}
        onFocus={() => setMenu((now) => (now === "absent" ? "closed" : now))}
        onClick={() => setMenu(open ? "closed" : "open")}
        onKeyDown={onKeyDown}
      >
        <svg viewBox="0 0 20 20" width={20} height={20} aria-hidden="true">
          <path d="M4 8.5h3v3H4zm4.5 0h3v3h-3zm4.5 0h3v3h-3z" fill="currentColor" />
        </svg>
      </button>
      {menu !== "absent" && (
        <MenuOf
          account={account}
          button={button}
          open={open}
          onOpenChange={(next) => setMenu(next ? "open" : "closed")}
        />
      )}
    </>
  );
}

interface MenuOfProps {
  readonly account: FacebookAccount;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/**
 * Radix's trigger is only the place the menu hangs on, over the button that is already there.
 * Drawn within the main part of the page, where who goes by landmarks finds it.
 * Not modal: a modal one locks scrolling by a <style> element, which the Content-Security-Policy refuses.
 */
function MenuOf({ account, button, open, onOpenChange }: MenuOfProps) {
  const { actions, ask } = useWindow();
  const details = accountDetails(account);
  return (
    <Menu.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Menu.Trigger asChild>
        <span className="menu-anchor" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal container={document.getElementById(focusIds.main)}>
        <Menu.Content
          className="menu"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-labelledby={focusIds.more(account.id)}
          // A press on the button is the button's to handle; closing here too would open it again.
          onInteractOutside={(event) =>
            button.current?.contains(event.target as Node) && event.preventDefault()
          }
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            button.current?.focus();
          }}
        >
          <Menu.Item className="menu-item" onSelect={() => ask({ kind: "account", account })}>
            {texts.disconnectItem}
          </Menu.Item>
          {details.length > 0 && (
            <Menu.Item className="menu-item" onSelect={() => actions.copyDetails(details)}>
              {texts.copyDetails}
            </Menu.Item>
          )}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
