/**
 * Every sentence of the window in English, which the other languages follow: the same keys, with the same facts. The
 * settings' own are in settings/en.ts.
 */
import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { Formatters, PluralForms } from "../../../common/formatters.ts";
import type { DisconnectEffects } from "../../accounts/disconnect-effects.ts";
import type { Translation } from "../translation.ts";

export type Texts = Translation<ReturnType<typeof english>>;

const accounts: PluralForms = { one: "account", other: "accounts" };

export default function english(formatters: Formatters) {
  const { number, plural, count, day, time, moment } = formatters;

  const names = (all: readonly string[]) =>
    formatters.names(all, {
      most: 3,
      rest: (more) => count(more, { one: "other", other: "others" }),
    });

  /** What the header says: how many accounts there are, and how many want something. */
  function stateWords(total: number, troubled: number): string {
    if (total === 0) return "No accounts yet";
    const all = count(total, accounts);
    if (troubled === 0)
      return plural(total, { one: "Your account works", other: `All ${all} work` });
    const some = `${number(troubled)} of ${all}`;
    return plural(total, {
      one: "Your account needs you",
      other: plural(troubled, { one: `${some} needs you`, other: `${some} need you` }),
    });
  }

  /** What disconnecting takes away, and what it leaves. */
  function disconnectText({ removed, endingUsers, staying }: DisconnectEffects): string {
    const of = (forms: PluralForms) => plural(removed.length, forms);
    const sentences = [
      of({
        one: "Pagekeeper gives up its key to this account.",
        other: `Pagekeeper gives up its keys to all ${count(removed.length, accounts)}.`,
      }),
    ];
    const [stays] = staying;
    if (stays) {
      const where = channelNames[stays.channel];
      const pages = count(staying.length, {
        one: "of these Pages stays",
        other: "of these Pages stay",
      });
      sentences.push(
        of({
          one: `The same Page stays connected in ${where}.`,
          other: `${pages} connected in ${where}.`,
        }),
      );
    }
    const [user] = endingUsers;
    if (user !== undefined) {
      const who = isolate(user);
      const ends = `so Pagekeeper's access to ${who}'s Facebook ends as well.`;
      const last = of({
        one: `This is ${who}'s last account here, ${ends}`,
        other: `These are ${who}'s last accounts here, ${ends}`,
      });
      sentences.push(
        plural(endingUsers.length, {
          one: last,
          other: `These are the last accounts of ${names(endingUsers)} here, so Pagekeeper's access to their Facebook ends as well.`,
        }),
      );
    }
    return sentences.join(" ");
  }

  return {
    appName: "Pagekeeper",
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
    reading: (pages: number) => `Reading Pages… ${number(pages)}`,
    paused: (iso: string) => `Facebook asks to wait until ${time(iso)}. It goes on by itself.`,
    saving: (done: number, total: number) => `Saving ${number(done)} of ${number(total)}`,
    copyLink: "Copy link",
    linkCopied: "Link copied. It works once, for 60 seconds, in any browser on this computer.",
    openHere: "Open here",
    connected: (type: ChannelType, total: number) => {
      const title = type === "messenger" ? "Facebook Messenger connected" : "Instagram connected";
      return total > 0 ? `${title}. ${count(total, accounts)}.` : title;
    },
    cancelled: (type: ChannelType) =>
      `Connecting ${channelNames[type]} was cancelled. Nothing was changed.`,

    channelHeading: (type: ChannelType, total: number) =>
      `${channelNames[type]} · ${number(total)}`,
    accountsOf: (type: ChannelType) => `${channelNames[type]} accounts`,
    checkNow: "Check now",
    checking: "Checking…",
    checkPaused: (iso: string) => `Facebook asks to wait until ${time(iso)}`,
    checked: (words: string) => `Checked with Facebook. ${words}.`,
    disconnectAll: "Disconnect all…",
    pageBy: (owner: string, iso: string) => `Page · by ${isolate(owner)} · ${day(iso)}`,
    through: (page: string) => `through ${isolate(page)}`,
    connectedBy: (owner: string, iso: string) => `Connected by ${isolate(owner)} on ${moment(iso)}`,
    checkedAt: (iso: string) => `Last checked ${moment(iso)}`,
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
    /** What support asks for, a line each; beside them stand codes, which are the same in every language. */
    accountDetail: (name: string, pageId: string) => `${isolate(name)}, Page ${pageId}`,
    facebookError: (code: number, subcode: number | undefined) =>
      subcode === undefined
        ? `Facebook error ${code}`
        : `Facebook error ${code}, subcode ${subcode}`,
    traceDetail: (id: string) => `fbtrace_id ${id}`,
    webhookDetail: "webhook",
    detailsCopied: "Details copied.",
    copyRefused: "The clipboard could not be used. Select the details and copy them by keyboard.",
    filter: (type: ChannelType) => `Filter ${channelNames[type]} accounts`,
    filtered: (shown: number, total: number) => `${number(shown)} of ${number(total)}`,
    nothingFound: (query: string) => `No account matches "${isolate(query)}".`,

    disconnectOneTitle: (name: string) => `Disconnect ${isolate(name)}?`,
    disconnectAllTitle: (type: ChannelType) => `Disconnect all ${channelNames[type]} accounts?`,
    disconnectText,
    disconnect: "Disconnect",
    disconnecting: "Disconnecting…",
    disconnected: (name: string) => `${isolate(name)} is disconnected.`,
    disconnectedAll: (type: ChannelType) => `All ${channelNames[type]} accounts are disconnected.`,

    gapsRegion: (type: ChannelType) => `Permissions missing for ${channelNames[type]}`,
    /** By what is heard alone, the two sections of a channel must differ. */
    gapsLandmark: (type: ChannelType, open: boolean) =>
      `Permissions missing for ${channelNames[type]}${open ? "" : ", already answered"}`,
    gap: (user: string) => `With the login of ${isolate(user)}, Pagekeeper`,
    gapStatus: { declined: "declined", expired: "expired", absent: "not asked for" },
    askAgain: "Ask again",
    askedTwice: (user: string) =>
      `${isolate(user)} was asked again, so Pagekeeper leaves it at that. Any later login can allow it.`,
    neverAsked: "Whoever set up the Meta app can add it there.",

    takeOver: "Take over",
    unconnectableRegion: "Pages that can't be connected",
    unconnectable: (pages: number) =>
      count(pages, { one: "Page can't be connected", other: "Pages can't be connected" }),
    pendingAccess: (name: string) =>
      `Facebook has not yet confirmed that access for ${isolate(name)} has ended. Pagekeeper keeps trying.`,
    pendingSubscriptions: (pages: readonly string[]) => {
      const are = plural(pages.length, { one: "is", other: "are" });
      return `Facebook has not yet confirmed that ${names(pages)} ${are} disconnected. Pagekeeper keeps trying.`;
    },

    noticesRegion: "Notices",
    offline: "This computer is offline. What you see is what the last check found.",
    keychainWaiting: "Waiting for your keychain. Look for its prompt.",
    keychainLocked: "Your keychain is locked. Unlock it and check again.",
    keychainUnavailable: "Accounts you connect are kept only until Pagekeeper quits.",
    changePort: "Change the port…",
    changeVersion: "Change the version…",

    updateAvailable: (version: string) => `Pagekeeper ${version} is available.`,
    whatsNew: "What's new",
    updateDownload: "Download",
    updateLater: "Later",
    updateDownloading: (version: string) => `Downloading Pagekeeper ${version}…`,
    updateReady: (version: string) =>
      `Pagekeeper ${version} is downloaded. The restart takes a moment, and your accounts stay connected.`,
    updateInstall: "Restart to update",
    updateInstalling: (version: string) => `Installing Pagekeeper ${version}…`,
    updateFailed: {
      "not-downloaded":
        "The new version could not be downloaded. Check your connection, then try again.",
      "not-as-announced":
        "What was downloaded is not what the publisher announced, so it was thrown away, and nothing was installed. Try again; if that does not help, wait for the next version.",
      "disk-full": "The disk has no room for the new version. Make room, then try again.",
      "not-saved":
        "The new version could not be saved. Make sure that you can write to the folder that your system keeps for the caches of apps, then try again.",
      "changed-since":
        "The downloaded file is damaged, so it was thrown away, and nothing was installed. Try again.",
      "not-replaced":
        "The new version could not be put in the place of this one. Make sure that you can write to the folder that Pagekeeper is in, then try again.",
      "not-accepted":
        "Your system did not accept the new version. Try again; if that does not help, install it by hand.",
    },

    signedOut:
      'You are no longer signed in here. In the Pagekeeper app, choose "Open in browser" from the menu.',
    appUnreachable: "Pagekeeper does not answer. Start the app on this computer, then try again.",
    appRefused: "Pagekeeper could not do that. Restart the app, then try again.",
  };
}
