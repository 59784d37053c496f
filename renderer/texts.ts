/** Every sentence of the window, in one place, so that a second language has few files to add; the settings' own are in settings-texts.ts. */
import type { ChannelType } from "../preload/contract.ts";
import { isolate } from "../preload/isolate.ts";
import type { DisconnectEffects } from "./state/disconnect.ts";

const channelNames: Record<ChannelType, string> = {
  messenger: "Messenger",
  instagram: "Instagram",
};

/** The user's own locale; the words around it are English for now. */
const numbers = new Intl.NumberFormat();
const names = new Intl.ListFormat("en");
const thisYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const anyYear = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const times = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeStyle: "short" });

const count = (n: number, one: string, many = `${one}s`): string =>
  `${numbers.format(n)} ${n === 1 ? one : many}`;

/** The first three by name; the rest as a number. */
const listed = (all: readonly string[]): string =>
  names.format(
    all.length <= 3
      ? all.map(isolate)
      : [...all.slice(0, 2).map(isolate), count(all.length - 2, "other")],
  );

/** "3 Nov", with the year when it is not this one. `iso`: ISO 8601. */
function day(iso: string): string {
  const date = new Date(iso);
  return (date.getFullYear() === new Date().getFullYear() ? thisYear : anyYear).format(date);
}

/** What the header says: how many accounts there are, and how many want something. */
function stateWords(total: number, troubled: number): string {
  if (total === 0) return "No accounts yet";
  if (total === 1) return troubled === 0 ? "Your account works" : "Your account needs you";
  if (troubled === 0) return `All ${count(total, "account")} work`;
  const needs = troubled === 1 ? "needs" : "need";
  return `${numbers.format(troubled)} of ${count(total, "account")} ${needs} you`;
}

/** What disconnecting takes away, and what it leaves. */
function disconnectText({ removed, endingUsers, staying }: DisconnectEffects): string {
  const one = removed.length === 1;
  const sentences = [
    one
      ? "Pagekeeper gives up its key to this account."
      : `Pagekeeper gives up its keys to all ${count(removed.length, "account")}.`,
  ];
  const [first] = staying;
  if (first) {
    const where = channelNames[first.channel];
    sentences.push(
      one
        ? `The same Page stays connected in ${where}.`
        : `${count(staying.length, "of these Pages stays", "of these Pages stay")} connected in ${where}.`,
    );
  }
  if (endingUsers.length === 1) {
    const name = isolate(endingUsers[0] ?? "");
    const last = one ? "This is" : "These are";
    const accounts = one ? "last account" : "last accounts";
    sentences.push(
      `${last} ${name}'s ${accounts} here, so Pagekeeper's access to ${name}'s Facebook ends as well.`,
    );
  } else if (endingUsers.length > 1) {
    sentences.push(
      `These are the last accounts of ${listed(endingUsers)} here, so Pagekeeper's access to their Facebook ends as well.`,
    );
  }
  return sentences.join(" ");
}

export const texts = {
  appName: "Pagekeeper",
  channel: (type: ChannelType) => channelNames[type],
  stateWords,
  loading: "Looking for your accounts…",
  settings: "Settings",
  tryAgain: "Try again",
  dismiss: "Dismiss",
  cancel: "Cancel",
  close: "Close",
  details: "Details",
  facebookSays: (words: string) => `Facebook says: “${isolate(words)}”`,

  practiceRegion: "Practice mode",
  practice: "Practice mode. Nothing here touches the real Facebook.",
  setUp: "Set up…",

  cardText: {
    messenger: "Answer your Pages' messages.",
    instagram: "Direct messages of professional accounts.",
  },
  firstStepsTitle: "Connect your first account",
  firstSteps:
    "You log in at Facebook in your browser and choose your Pages there. Pagekeeper keeps the keys in this computer's keychain.",
  connect: (type: ChannelType) => `Connect ${channelNames[type]}`,
  connecting: (type: ChannelType) => `Connecting ${channelNames[type]}`,
  waiting: "Waiting for your browser…",
  reading: (pages: number) => `Reading Pages… ${numbers.format(pages)}`,
  paused: (iso: string) =>
    `Facebook asks to wait until ${times.format(new Date(iso))}. It goes on by itself.`,
  saving: (done: number, total: number) =>
    `Saving ${numbers.format(done)} of ${numbers.format(total)}`,
  copyLink: "Copy link",
  linkCopied: "Link copied. It works once, for 60 seconds, in any browser on this computer.",
  openHere: "Open here",
  connected: (type: ChannelType, accounts: number) => {
    const title = type === "messenger" ? "Facebook Messenger connected" : "Instagram connected";
    return accounts > 0 ? `${title}. ${count(accounts, "account")}.` : title;
  },
  cancelled: (type: ChannelType) =>
    `Connecting ${channelNames[type]} was cancelled. Nothing was changed.`,

  channelHeading: (type: ChannelType, accounts: number) =>
    `${channelNames[type]} · ${numbers.format(accounts)}`,
  accountsOf: (type: ChannelType) => `${channelNames[type]} accounts`,
  checkNow: "Check now",
  checking: "Checking…",
  checkPaused: (iso: string) => `Facebook asks to wait until ${times.format(new Date(iso))}`,
  checked: (words: string) => `Checked with Facebook. ${words}.`,
  disconnectAll: "Disconnect all…",
  pageBy: (owner: string, iso: string) => `Page · by ${isolate(owner)} · ${day(iso)}`,
  through: (page: string) => `through ${isolate(page)}`,
  connectedBy: (owner: string, iso: string) =>
    `Connected by ${isolate(owner)} on ${moments.format(new Date(iso))}`,
  checkedAt: (iso: string) => `Last checked ${moments.format(new Date(iso))}`,
  checkedOn: (iso: string) => `as of ${day(iso)}`,
  connectAgain: "Connect again",
  expires: (iso: string) =>
    Date.parse(iso) > Date.now()
      ? `Access ends on ${day(iso)}. Connect again before then.`
      : `The login ended on ${day(iso)}. Connect again.`,
  thisRunOnly: "Until Pagekeeper quits",
  more: (name: string) => `More for ${isolate(name)}`,
  disconnectItem: "Disconnect…",
  copyDetails: "Copy details",
  detailsCopied: "Details copied.",
  copyRefused: "The clipboard could not be used. Select the details and copy them by keyboard.",
  filter: (type: ChannelType) => `Filter ${channelNames[type]} accounts`,
  filtered: (shown: number, total: number) =>
    `${numbers.format(shown)} of ${numbers.format(total)}`,
  nothingFound: (query: string) => `No account matches "${isolate(query)}".`,

  disconnectOneTitle: (name: string) => `Disconnect ${isolate(name)}?`,
  disconnectAllTitle: (type: ChannelType) => `Disconnect all ${channelNames[type]} accounts?`,
  disconnectText,
  disconnect: "Disconnect",
  disconnecting: "Disconnecting…",
  disconnected: (name: string) => `${isolate(name)} is disconnected.`,
  disconnectedAll: (type: ChannelType) => `All ${channelNames[type]} accounts are disconnected.`,

  gapsRegion: (type: ChannelType) => `Facebook left something out of ${channelNames[type]}`,
  /** By what is heard alone, the two sections of a channel must differ. */
  gapsLandmark: (type: ChannelType, open: boolean) =>
    `Facebook left something out of ${channelNames[type]}${open ? "" : ", already answered"}`,
  gap: (user: string) => `With the login of ${isolate(user)}, Pagekeeper`,
  gapStatus: { declined: "declined", expired: "expired", absent: "not asked for" },
  askAgain: "Ask again",
  askedTwice: (user: string) =>
    `${isolate(user)} was asked again, so Pagekeeper leaves it at that. Any later login can allow it.`,
  neverAsked: "Whoever set up the Meta app can add it there.",

  connectAs: "Connect as someone else",
  takeOver: "Take over",
  unconnectableRegion: "Pages that can't be connected",
  unconnectable: (pages: number) => `${count(pages, "Page")} can't be connected`,
  pendingAccess: (name: string) =>
    `Facebook has not yet confirmed that access for ${isolate(name)} has ended. Pagekeeper keeps trying.`,
  pendingSubscriptions: (pages: readonly string[]) =>
    `Facebook has not yet confirmed that ${listed(pages)} ${pages.length === 1 ? "is" : "are"} disconnected. Pagekeeper keeps trying.`,

  noticesRegion: "Notices",
  offline: "This computer is offline. What you see is what the last check found.",
  keychainWaiting: "Waiting for your keychain. Look for its prompt.",
  keychainLocked: "Your keychain is locked. Unlock it and check again.",
  keychainUnavailable: "Accounts you connect are kept only until Pagekeeper quits.",
  changePort: "Change the port…",
  changeVersion: "Change the version…",

  signedOut:
    'You are no longer signed in here. In the Pagekeeper app, choose "Open in browser" from the menu.',
  appUnreachable: "Pagekeeper does not answer. Start the app on this computer, then try again.",
  appRefused: "Pagekeeper could not do that. Restart the app, then try again.",
} as const;
