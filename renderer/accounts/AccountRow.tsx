import { type MouseEvent, memo, useContext, useState } from "react";
import { displayName, isFailing } from "../../common/accounts.ts";
import { channelNames } from "../../common/channel-names.ts";
import type { FacebookAccount } from "../../common/contract/accounts.ts";
import { useApp } from "../app/app-context.ts";
import { Avatar } from "../controls/Avatar.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { CircleCheck, TriangleAlert } from "../controls/icons.ts";
import { texts } from "../i18n/index.ts";
import { AccountMenu, type OpenedMenu } from "./AccountMenu.tsx";
import { RowKeyboard } from "./use-row-keyboard.ts";

interface AccountRowProps {
  readonly account: FacebookAccount;
  readonly selected: boolean;
  /** Whether the row has the list's Tab stop. */
  readonly active: boolean;
}

/**
 * A row of the account list. The name comes first in the DOM, so that screen readers read it first.
 * The name's button covers the row, so a click anywhere shows the details.
 */
export const AccountRow = memo(function AccountRow(props: AccountRowProps) {
  const { account, selected, active } = props;
  const { actions } = useApp();
  const [menu, setMenu] = useState<OpenedMenu>();
  const name = displayName(account);
  const { connectedBy, instagram } = account;
  const open = (event: MouseEvent) => {
    actions.select(account.id);
    // Enter moves the focus to the details, whereas a click leaves it in the list.
    if (event.detail === 0) actions.focusDetails();
  };
  const openContextMenu = (event: MouseEvent) => {
    event.preventDefault();
    // The menu key reports no pointer position.
    const at = event.button === 2 ? { x: event.clientX, y: event.clientY } : undefined;
    setMenu({ by: at ? "pointer" : "keyboard", at });
  };
  return (
    <div className={selected ? "account-grid selected" : "account-grid"}>
      <button
        id={focusIds.row(account.id)}
        type="button"
        className="name"
        title={name}
        tabIndex={active ? 0 : -1}
        aria-current={selected}
        onClick={open}
        onContextMenu={openContextMenu}
        {...useContext(RowKeyboard)}
      >
        <bdi>{name}</bdi>
      </button>
      <span className="origin">
        <bdi>{instagram ? texts.linkedTo(account.name) : texts.facebookPage}</bdi>
        {account.thisRunOnly && <span className="tag">{texts.thisRunOnly}</span>}
      </span>
      <bdi className="person" title={connectedBy.name}>
        {connectedBy.name}
      </bdi>
      <AccessUntil account={account} />
      <State account={account} />
      <AccountMenu account={account} menu={menu} onMenu={setMenu} reachable={active} />
      <Avatar
        name={account.name}
        pictureUrl={account.pictureUrl}
        channel={account.channel}
        title={channelNames[account.channel]}
      />
    </div>
  );
});

function AccessUntil({ account: { accessUntil, expires } }: { readonly account: FacebookAccount }) {
  return (
    <span className={expires ? "until soon" : "until"}>
      {accessUntil === undefined ? "" : texts.day(accessUntil)}
    </span>
  );
}

/**
 * A row shows the date of its last check if the check is older than this number of milliseconds. A
 * check that is a day old is normal, because Pagekeeper may check only once a day.
 */
const maxFreshAge = 36 * 60 * 60 * 1000;

/** Says in words whether the account works, and if not, what is wrong. */
function State({ account }: { readonly account: FacebookAccount }) {
  const failing = isFailing(account);
  const { label, message, checkedAt } = account.health;
  const isOld = Date.now() - Date.parse(checkedAt) > maxFreshAge;
  return (
    <span
      className={failing ? "state failing" : "state working"}
      title={`${message} ${texts.checkedAt(checkedAt)}`}
    >
      {failing ? <TriangleAlert /> : <CircleCheck />}
      <span className="state-text">
        {label} {isOld && <small className="quiet">{texts.asOf(checkedAt)}</small>}
      </span>
    </span>
  );
}
