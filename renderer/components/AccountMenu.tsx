import * as Menu from "@radix-ui/react-dropdown-menu";
import type { FacebookAccount } from "../../preload/contract.ts";
import { copyText } from "../clipboard.ts";
import { focusIds, useFocusHandover } from "../focus.ts";
import { nameOf } from "../state/accounts.ts";
import { accountDetails } from "../state/details.ts";
import { texts } from "../texts.ts";
import { useWindow } from "../window.ts";

/** Not modal: a modal one locks scrolling by a <style> element, which the Content-Security-Policy refuses. */
export function AccountMenu({ account }: { readonly account: FacebookAccount }) {
  const { actions, ask } = useWindow();
  const ref = useFocusHandover<HTMLButtonElement>([focusIds.heading(account.channel)]);
  const details = accountDetails(account);
  const copy = () => {
    actions.say(copyText(details.join("\n")) ? texts.detailsCopied : texts.copyRefused);
  };
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        ref={ref}
        id={focusIds.more(account.id)}
        className="icon-button more"
        aria-label={texts.more(nameOf(account))}
      >
        <svg viewBox="0 0 20 20" width={20} height={20} aria-hidden="true">
          <path d="M4 8.5h3v3H4zm4.5 0h3v3h-3zm4.5 0h3v3h-3z" fill="currentColor" />
        </svg>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
          <Menu.Item className="menu-item" onSelect={() => ask({ kind: "account", account })}>
            {texts.disconnectItem}
          </Menu.Item>
          {details.length > 0 && (
            <Menu.Item className="menu-item" onSelect={copy}>
              {texts.copyDetails}
            </Menu.Item>
          )}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
