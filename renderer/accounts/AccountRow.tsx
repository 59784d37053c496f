import { memo } from "react";
import type { FacebookAccount } from "../../common/contract/accounts.ts";
import { displayName } from "../../common/display-name.ts";
import { useApp } from "../app/app-context.ts";
import { Avatar } from "../controls/Avatar.tsx";
import { Details } from "../controls/Details.tsx";
import { focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { MetaLinkButton } from "../controls/MetaLinkButton.tsx";
import { texts } from "../i18n/index.ts";
import { accountDetails } from "../state/problem-details.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { facebookMessageForRow, isRepairedByLogin } from "./recovery.ts";

/** The name comes first in the document, whatever stands first on screen: the item is read by it. */
export const AccountRow = memo(function AccountRow({
  account,
}: {
  readonly account: FacebookAccount;
}) {
  const name = displayName(account);
  return (
    <>
      <bdi id={nameId(account)} className="name" title={name}>
        {name}
      </bdi>
      <Origin account={account} />
      <HealthText account={account} />
      <Details lines={accountDetails(account)} />
      <Action account={account} />
      <AccountMenu account={account} />
      <Avatar name={account.name} pictureUrl={account.pictureUrl} />
    </>
  );
});

const nameId = (account: FacebookAccount) => `name-${account.id}`;

/** Where it comes from: who connected it and when, or the Page it hangs on. */
function Origin({ account }: { readonly account: FacebookAccount }) {
  const { connectedBy, connectedAt, instagram, name } = account;
  return (
    <span className="origin" title={texts.connectedBy(connectedBy.name, connectedAt)}>
      <bdi>{instagram ? texts.linkedTo(name) : texts.pageBy(connectedBy.name, connectedAt)}</bdi>
      {account.thisRunOnly && <span className="tag">{texts.thisRunOnly}</span>}
    </span>
  );
}

/** Milliseconds after which a finding is marked with its day. Not sooner: yesterday's needs no mark, since each start checks. */
const fresh = 36 * 60 * 60 * 1000;

function HealthText({ account }: { readonly account: FacebookAccount }) {
  const { health, subscription, expires } = account;
  // What does not work any more has words of its own.
  const works = health.state === "works";
  const said = facebookMessageForRow(health);
  const old = Date.now() - Date.parse(health.checkedAt) > fresh;
  return (
    <span
      className={works ? "health works" : "health troubled"}
      title={texts.checkedAt(health.checkedAt)}
    >
      <span>{health.message}</span>
      {said && <span className="said">{texts.facebookSays(said)}</span>}
      {subscription?.state === "failed" && <span className="said">{subscription.message}</span>}
      {works && expires && <span className="said">{texts.expires(expires.at)}</span>}
      {old && <span className="age">{texts.checkedOn(health.checkedAt)}</span>}
    </span>
  );
}

/** The one that mends it; a remedy without a place is in the message alone. */
function Action({ account }: { readonly account: FacebookAccount }) {
  const { health, expires } = account;
  if (health.state === "works") return expires ? <LogInAgain account={account} /> : null;
  if (isRepairedByLogin(health)) return <LogInAgain account={account} />;
  if (health.link === undefined) return null;
  return (
    <MetaLinkButton
      link={health.link}
      describedBy={nameId(account)}
      focusNext={focusIds.more(account.id)}
    />
  );
}

function LogInAgain({ account }: { readonly account: FacebookAccount }) {
  const { actions } = useApp();
  const ref = useFocusHandover<HTMLButtonElement>([focusIds.more(account.id)]);
  return (
    <button
      ref={ref}
      type="button"
      className="button small action"
      aria-describedby={nameId(account)}
      onClick={() => void actions.connect(account.channel, { reconnectAccountId: account.id })}
    >
      {texts.logInAgain}
    </button>
  );
}
