/** Converts the records to the form that the window and the web UI display. */
import {
  type ConnectedChannel,
  channelTypes,
  type FacebookAccount,
  type Health,
  type MetaLink,
  type PendingOnFacebook,
  type UnconnectablePage,
  type WebhookSubscription,
} from "../../common/contract/accounts.ts";
import type { ProblemView } from "../../common/contract/problems.ts";
import { channelTexts } from "../i18n/channels.ts";
import { facebookTexts } from "../i18n/facebook.ts";
import { type CurrentHealth, currentHealth } from "./health/current-health.ts";
import { accessEnd, expiryOf } from "./health/expiry.ts";
import { healthLabel, healthMessage, problemMessage } from "./health/messages.ts";
import type {
  AccountRecord,
  MetaPlaceLink,
  Problem,
  Records,
  SubscriptionRecord,
  TokenOrigin,
  UnconnectableRecord,
  UserRecord,
} from "./model.ts";
import { permissionCounter } from "./permission-views.ts";
import type { FacebookPort } from "./ports/facebook.ts";
import { userNames } from "./records/accounts.ts";
import { isMoved, movedInstagramPages } from "./records/page-details.ts";
import { activeAccounts, withoutDisconnecting } from "./records/pending-disconnects.ts";
import { isOfOtherApp } from "./records/token-origin.ts";

/**
 * Created when this module is loaded, because creating a collator takes 15 ms, which is too long
 * for the window's first call.
 */
const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

export interface ViewOptions {
  /** The current Meta app. Absent if it is not known yet. */
  readonly appId?: string | undefined;
  /** Where links lead. Without it, views have no links. */
  readonly links?: Pick<FacebookPort, "link" | "addressOf"> | undefined;
}

/**
 * Returns the channels that have accounts. `now` is the current time in milliseconds since the
 * epoch.
 */
export function channelViews(
  records: Records,
  now: number,
  { appId, links }: ViewOptions = {},
): readonly ConnectedChannel[] {
  const accounts = activeAccounts(records);
  const names = userNames(records);
  const ends = new Map(records.users.map((user) => [user.id, endView(user, now)]));
  const permissionsOf = permissionCounter(records);
  const newPages = movedInstagramPages(records);
  return channelTypes
    .map((type) => ({
      id: type,
      type,
      accounts: accounts
        .filter((account) => account.channel === type)
        .map((account) => {
          const view = {
            ...accountView(account, userName(names, account.userId)),
            permissions: permissionsOf(account),
            ...(links && { pageUrl: links.addressOf(links.link("page", account.pageId).url) }),
          };
          const current = currentHealth(account, now, appId);
          const health = healthView(current, links, newPages.get(account.id));
          return isOfOtherApp(account, appId)
            ? { ...view, health }
            : { ...view, health, ...webhookView(account), ...ends.get(account.userId) };
        })
        .sort((a, b) => byName.compare(sortName(a), sortName(b))),
    }))
    .filter((channel) => channel.accounts.length > 0);
}

export const unconnectableViews = (
  records: Records,
  { links }: ViewOptions = {},
): readonly UnconnectablePage[] =>
  withoutDisconnecting(records).unconnectable.map((record) => unconnectableView(record, links));

export function pendingViews(
  { pendingRevocations, pendingUnsubscribes }: Records,
  appId?: string,
): readonly PendingOnFacebook[] {
  const ofOtherApp = (each: TokenOrigin) =>
    isOfOtherApp(each, appId) ? ({ otherApp: true } as const) : {};
  return [
    ...pendingRevocations.map(
      (user) =>
        ({ kind: "access", userId: user.id, userName: user.name, ...ofOtherApp(user) }) as const,
    ),
    ...pendingUnsubscribes.map(
      (page) =>
        ({
          kind: "subscription",
          pageId: page.pageId,
          pageName: page.name,
          ...ofOtherApp(page),
        }) as const,
    ),
  ];
}

export const problemView = ({ code, message, details }: Problem): ProblemView => ({
  code,
  message,
  ...(details && { details }),
});

export const userName = (names: ReadonlyMap<string, string>, userId: string): string =>
  names.get(userId) ?? channelTexts().somebody;

function accountView(
  account: AccountRecord,
  connectedBy: string,
): Omit<FacebookAccount, "health" | "permissions"> {
  const { id, channel, pageId, name, pictureUrl, instagram, userId, connectedAt } = account;
  return {
    id,
    channel,
    pageId,
    name,
    ...(pictureUrl !== undefined && { pictureUrl }),
    ...(instagram && { instagram }),
    connectedBy: { id: userId, name: connectedBy },
    connectedAt,
    ...(account.storedIn === "memory" && { thisRunOnly: true }),
  };
}

/** Returns when the access of this user's accounts ends. */
function endView(user: UserRecord, now: number): Pick<FacebookAccount, "accessUntil" | "expires"> {
  const end = accessEnd(user);
  const expires = expiryOf(user, now);
  return { ...(end && { accessUntil: end.at }), ...(expires && { expires }) };
}

const webhookView = ({ subscription }: AccountRecord): Pick<FacebookAccount, "subscription"> => ({
  ...(subscription && { subscription: subscriptionView(subscription) }),
});

/** `newPage` is the name of the Page to which the Instagram account has moved. */
function healthView(
  current: CurrentHealth,
  links: ViewOptions["links"],
  newPage: string | undefined,
): Health {
  const { code: _, link, ...health } = current;
  return {
    ...health,
    label: healthLabel(current),
    message:
      isMoved({ health: current }) && newPage !== undefined
        ? channelTexts().instagramMovedTo(newPage)
        : healthMessage(current),
    ...linkView(link, links),
  };
}

function subscriptionView(subscription: SubscriptionRecord): WebhookSubscription {
  if (subscription.state === "on") return subscription;
  const { code, ...failed } = subscription;
  return { ...failed, message: problemMessage(code) };
}

function unconnectableView(
  record: UnconnectableRecord,
  links: ViewOptions["links"],
): UnconnectablePage {
  const { channel, pageId, name, userId, userName: user, reason, link } = record;
  return {
    ...{ channel, pageId, name, userId, userName: user, reason },
    ...causeView(record),
    ...linkView(link, links),
  };
}

function causeView(record: UnconnectableRecord): Pick<UnconnectablePage, "message" | "remedy"> {
  const { unconnectable, noMessagingTask, connectedByAnother } = channelTexts();
  switch (record.reason) {
    case "no-messaging-task":
      return { ...noMessagingTask, message: noMessagingTask.message(record.userName) };
    case "connected-by-another":
      return { ...connectedByAnother, message: connectedByAnother.message(record.connectedBy) };
    default:
      return unconnectable[record.reason];
  }
}

const linkView = (
  link: MetaPlaceLink | undefined,
  links: ViewOptions["links"],
): { readonly link?: MetaLink } =>
  link && links
    ? { link: { label: facebookTexts().links[link.place], url: links.addressOf(link.url) } }
    : {};

/** Unlike `displayName`, returns an Instagram username without the "@". */
const sortName = ({ instagram, name }: FacebookAccount): string => instagram?.username ?? name;
