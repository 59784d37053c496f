import { lazy, type ReactNode, Suspense, useLayoutEffect } from "react";
import { displayName, isFailing } from "../../common/accounts.ts";
import { channelNames } from "../../common/channel-names.ts";
import type { FacebookAccount } from "../../common/contract/accounts.ts";
import type { FlowView } from "../../common/contract/flows.ts";
import { useApp } from "../app/app-context.ts";
import { FlowProgress } from "../connect/FlowProgress.tsx";
import { ActionButton } from "../controls/ActionButton.tsx";
import { Avatar } from "../controls/Avatar.tsx";
import { Details } from "../controls/Details.tsx";
import { focusFirst, focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { ChevronLeft, X } from "../controls/icons.ts";
import { MetaLinkButton } from "../controls/MetaLinkButton.tsx";
import { loadActivityTexts } from "../i18n/activity.ts";
import { texts } from "../i18n/index.ts";
import { accountDetails } from "../state/problem-details.ts";
import { facebookMessageForRow, isRepairedByLogin } from "./recovery.ts";

const AccountActivity = lazy(async () => {
  const [activity] = await Promise.all([
    import("../activity/AccountActivity.tsx"),
    loadActivityTexts(),
  ]);
  return activity;
});

interface ProblemProps {
  readonly account: FacebookAccount;
  /** The login that was started in this pane, if it is running. */
  readonly flow: FlowView | undefined;
}

interface AccountDetailsProps extends ProblemProps {
  /** Whether the pane covers the list and therefore takes the focus. */
  readonly takesFocus: boolean;
}

/** The pane beside the list, with everything about one account. */
export function AccountDetails({ account, flow, takesFocus }: AccountDetailsProps) {
  const { actions, desktop } = useApp();
  const name = displayName(account);
  const ref = useFocusHandover<HTMLElement>([
    focusIds.row(account.id),
    focusIds.heading(account.channel),
    focusIds.main,
  ]);
  useLayoutEffect(() => {
    if (takesFocus) focusFirst([focusIds.details]);
  }, [takesFocus]);
  return (
    <aside
      ref={ref}
      className="details-pane"
      aria-label={texts.detailsOf(name)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        actions.select(undefined);
      }}
    >
      <div className="details-head">
        <CloseDetails />
        <Avatar
          name={account.name}
          pictureUrl={account.pictureUrl}
          channel={account.channel}
          title={channelNames[account.channel]}
        />
        <h2 id={focusIds.details} tabIndex={-1}>
          <bdi>{name}</bdi>
        </h2>
      </div>
      <div className="details-body">
        <Problem account={account} flow={flow} />
        <Facts account={account} />
        {desktop && (
          <Suspense fallback={null}>
            <AccountActivity desktop={desktop} accountId={account.id} />
          </Suspense>
        )}
      </div>
    </aside>
  );
}

/** A cross beside the list, or Back if the details cover the list. */
function CloseDetails() {
  const { actions } = useApp();
  return (
    <button
      type="button"
      className="icon-button close-details"
      aria-label={texts.closeDetails}
      title={texts.closeDetails}
      onClick={() => actions.select(undefined)}
    >
      <ChevronLeft className="back-icon" />
      <X className="close-icon" />
    </button>
  );
}

/** Says what is wrong with the account and offers the remedy, if it needs one. */
function Problem({ account, flow }: ProblemProps) {
  const { actions } = useApp();
  const { health, expires, subscription, channel, id } = account;
  const failing = isFailing(account);
  if (!failing && !expires && subscription?.state !== "failed" && !flow) return null;
  const facebookMessage = facebookMessageForRow(health);
  const needsLogin = failing ? isRepairedByLogin(health) : expires !== undefined;
  return (
    <div className="problem-card">
      {failing && <p>{health.message}</p>}
      {facebookMessage && <p className="quiet">{texts.facebookSays(facebookMessage)}</p>}
      {!failing && expires && <p>{texts.expires(expires.at)}</p>}
      {subscription?.state === "failed" && <p>{subscription.message}</p>}
      <Details lines={accountDetails(account)} />
      {flow && <FlowProgress flow={flow} focusNext={[focusIds.details, focusIds.main]} />}
      <div className="button-group">
        {needsLogin && !flow && (
          <ActionButton
            className="small primary"
            focusNext={[focusIds.flow(channel), focusIds.details]}
            onClick={() =>
              void actions.connect(
                channel,
                { reconnectAccountId: id },
                { kind: "details", accountId: id },
              )
            }
          >
            {texts.logInAgain}
          </ActionButton>
        )}
        {failing && !needsLogin && (
          <button
            type="button"
            className="button small"
            onClick={() => void actions.check({ kind: "account", id })}
          >
            {texts.checkAgain}
          </button>
        )}
        {!needsLogin && health.link && (
          <MetaLinkButton
            link={health.link}
            describedBy={focusIds.details}
            focusNext={focusIds.details}
          />
        )}
      </div>
    </div>
  );
}

function Facts({ account }: { readonly account: FacebookAccount }) {
  const { pageId, pageUrl, instagram, connectedBy, connectedAt, health, name } = account;
  const { accessUntil, permissions, subscription } = account;
  return (
    <dl className="facts">
      <Fact label={texts.facts.page}>
        {pageUrl === undefined ? (
          <bdi>{name}</bdi>
        ) : (
          <a href={pageUrl} target="_blank" rel="noreferrer">
            <bdi>{name}</bdi>
          </a>
        )}
      </Fact>
      <Fact label={texts.facts.pageId}>
        <CopiedId id={pageId} confirmation={texts.pageIdCopied} />
      </Fact>
      {instagram && (
        <Fact label={texts.facts.instagramId}>
          <CopiedId id={instagram.id} confirmation={texts.instagramIdCopied} />
        </Fact>
      )}
      <Fact label={texts.facts.connected}>{texts.connectedBy(connectedBy.name, connectedAt)}</Fact>
      {accessUntil !== undefined && (
        <Fact label={texts.facts.until}>{texts.longDay(accessUntil)}</Fact>
      )}
      <Fact label={texts.facts.checked}>{texts.moment(health.checkedAt)}</Fact>
      <Fact label={texts.facts.permissions}>
        {texts.permissions(permissions.granted, permissions.total)}
      </Fact>
      {subscription && (
        <Fact label={texts.facts.webhook}>{texts.webhookStates[subscription.state]}</Fact>
      )}
    </dl>
  );
}

interface FactProps {
  readonly label: string;
  readonly children: ReactNode;
}

function Fact({ label, children }: FactProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

interface CopiedIdProps {
  readonly id: string;
  /** Said when the id has been copied. */
  readonly confirmation: string;
}

function CopiedId({ id, confirmation }: CopiedIdProps) {
  const { actions } = useApp();
  return (
    <>
      <code>{id}</code>{" "}
      <button
        type="button"
        className="link-button"
        aria-label={texts.copyId(id)}
        onClick={() => actions.copy(id, confirmation)}
      >
        {texts.copyShort}
      </button>
    </>
  );
}
