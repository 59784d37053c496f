import { memo } from "react";
import { displayName, isFailing } from "../../common/accounts.ts";
import type { FacebookAccount, Health } from "../../common/contract/accounts.ts";
import { useApp } from "../app/app-context.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { Avatar } from "../controls/Avatar.tsx";
import { Details } from "../controls/Details.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { MetaLinkButton } from "../controls/MetaLinkButton.tsx";
import { texts } from "../i18n/index.ts";

import { accountDetails } from "../state/problem-details.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { facebookMessageForRow, isRepairedByLogin } from "./recovery.ts";

interface AccountProps {
  readonly account: FacebookAccount;
}

/**
 * A row of the account list. The name comes first in the DOM, so that screen readers read it first.
 */
export const AccountRow = memo(function AccountRow({ account }: AccountProps) {
  const name = displayName(account);
  return (
    <>
      <bdi id={nameId(account)} className="name" title={name}>
        {name}
      </bdi>
      <Origin account={account} />
      <HealthText account={account} />
      <Details lines={accountDetails(account)} />
      <RowAction account={account} />
      <AccountMenu account={account} />
      <Avatar name={account.name} pictureUrl={account.pictureUrl} />
    </>
  );
});

const nameId = (account: FacebookAccount) => `name-${account.id}`;

/** Shows who connected a Page and when. For an Instagram account, shows the linked Page instead. */
function Origin({ account }: AccountProps) {
  const { connectedBy, connectedAt, instagram, name } = account;
  return (
    <span className="origin" title={texts.connectedBy(connectedBy.name, connectedAt)}>
      <bdi>{instagram ? texts.linkedTo(name) : texts.pageBy(connectedBy.name, connectedAt)}</bdi>
      {account.thisRunOnly && <span className="tag">{texts.thisRunOnly}</span>}
    </span>
  );
}

/**
 * A row shows the date of its last check if the check is older than this number of milliseconds. A
 * check that is a day old is normal, because Pagekeeper may check only once a day.
 */
const maxFreshAge = 36 * 60 * 60 * 1000;

/** Leaves out the age if the message already says since when the account is not confirmed. */
const showsAge = ({ checkedAt, unconfirmedSince }: Health): boolean =>
  unconfirmedSince === undefined && Date.now() - Date.parse(checkedAt) > maxFreshAge;

function HealthText({ account }: AccountProps) {
  const { health, subscription, expires } = account;
  const failing = isFailing(account);
  const facebookMessage = facebookMessageForRow(health);
  return (
    <span
      className={failing ? "health failing" : "health working"}
      title={texts.checkedAt(health.checkedAt)}
    >
      <span>{health.message}</span>
      {facebookMessage && <span className="remark">{texts.facebookSays(facebookMessage)}</span>}
      {subscription?.state === "failed" && (
        <span className="remark long">{subscription.message}</span>
      )}
      {!failing && expires && <span className="remark">{texts.expires(expires.at)}</span>}
      {showsAge(health) && <span className="age">{texts.checkedOn(health.checkedAt)}</span>}
    </span>
  );
}

/**
 * Renders a button or link with which the user can repair the account. Renders nothing if there is
 * neither, because the health message then says what to do.
 */
function RowAction({ account }: AccountProps) {
  const { health, expires } = account;
  const needsLogin = isFailing(account) ? isRepairedByLogin(health) : expires !== undefined;
  if (needsLogin) return <LogInAgain account={account} />;
  if (health.remedy === "disconnect") return <Disconnect account={account} />;
  if (health.link === undefined) return null;
  return (
    <MetaLinkButton
      link={health.link}
      describedBy={nameId(account)}
      focusNext={focusIds.more(account.id)}
    />
  );
}

function Disconnect({ account }: AccountProps) {
  const { confirmDisconnect } = useApp();
  return (
    <ActionButton
      className="small action"
      focusNext={[focusIds.more(account.id)]}
      aria-describedby={nameId(account)}
      onClick={() => confirmDisconnect({ kind: "account", account })}
    >
      {texts.disconnectItem}
    </ActionButton>
  );
}

function LogInAgain({ account }: AccountProps) {
  const { actions } = useApp();
  return (
    <ActionButton
      className="small action"
      focusNext={[focusIds.more(account.id)]}
      aria-describedby={nameId(account)}
      onClick={() => void actions.connect(account.channel, { reconnectAccountId: account.id })}
    >
      {texts.logInAgain}
    </ActionButton>
  );
}
