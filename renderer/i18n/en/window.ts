/** The English texts of the window. Every other language has the same keys and parameters. */
import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType, UnconnectableReason } from "../../../common/contract/accounts.ts";
import type { Formatters, PluralForms } from "../../../common/formatters.ts";
import type { DisconnectEffects } from "../../accounts/disconnect-effects.ts";
import type { Translation } from "../translation.ts";

export type Texts = Translation<ReturnType<typeof english>>;

const accounts: PluralForms = { one: "account", other: "accounts" };
const pages: PluralForms = { one: "Page", other: "Pages" };
const tokens: PluralForms = { one: "token", other: "tokens" };

/** The number of milliseconds in a day. */
const day = 86_400_000;

export default function english(formatters: Formatters) {
  const { number, plural, count } = formatters;

  const names = (all: readonly string[]) =>
    formatters.names(all, {
      most: 3,
      rest: (more) => count(more, { one: "other", other: "others" }),
    });

  function accountSummary(total: number, failing: number): string {
    if (total === 0) return "No accounts yet";
    if (failing > 0) {
      return count(failing, {
        one: "account needs attention",
        other: "accounts need attention",
      });
    }
    const working = plural(total, { one: "working", other: "all working" });
    return `${count(total, accounts)}, ${working}`;
  }

  /** `name` is a channel or an account. It is undefined if all accounts were checked. */
  function checked(name: string | undefined, total: number, failing: number): string {
    const result =
      failing > 0
        ? `${number(failing)} ${plural(failing, { one: "needs", other: "need" })} attention`
        : plural(total, { one: "it works", other: `all ${number(total)} work` });
    return `${name === undefined ? "Accounts" : isolate(name)} checked: ${result}.`;
  }

  /** Describes what disconnecting removes and what stays connected. */
  function disconnectText({ removed, endingUsers, staying }: DisconnectEffects): string {
    const type = removed[0]?.channel ?? "messenger";
    const first =
      removed.length === 1
        ? disconnectOne(type, staying.length > 0)
        : disconnectMany(type, removed.length, staying.length);
    if (endingUsers.length === 0) return first;
    const has = plural(endingUsers.length, { one: "has", other: "have" });
    const whose = endingUsers.length === 1 ? `${isolate(endingUsers[0] ?? "")}'s` : "their";
    return `${first} ${names(endingUsers)} ${has} no other accounts here, so Pagekeeper is also removed from ${whose} Facebook.`;
  }

  /**
   * A Page that is connected in both channels has a single token, so only the second disconnect
   * deletes the token.
   */
  function disconnectOne(type: ChannelType, otherStays: boolean): string {
    if (type === "messenger") {
      return otherStays
        ? "Pagekeeper disconnects this Page from Messenger. Its Instagram account stays connected."
        : "Pagekeeper deletes this Page's access token.";
    }
    return otherStays
      ? "Pagekeeper disconnects this Instagram account. Its Page stays connected in Messenger."
      : "Pagekeeper deletes this Instagram account's access token.";
  }

  function disconnectMany(type: ChannelType, removed: number, staying: number): string {
    const gone = `${number(removed)} ${channelNames[type]} accounts are disconnected`;
    if (staying === 0) return `${gone} and their access tokens deleted.`;
    const other = channelNames[type === "messenger" ? "instagram" : "messenger"];
    const stay = plural(staying, { one: "account stays", other: "accounts stay" });
    return `${gone}. ${number(staying)} ${other} ${stay} connected.`;
  }

  const countIn = (type: ChannelType, total: number) =>
    count(total, type === "messenger" ? pages : accounts);

  const connectedTitle = (type: ChannelType, rest: string) =>
    `${type === "messenger" ? "Facebook Messenger" : "Instagram"} connected: ${rest}.`;

  /** Lists the names that are known of `total`, as in "a, b and 3 others". */
  const someNames = (total: number, known: readonly string[]) =>
    formatters.list([
      ...known.map(isolate),
      ...(total > known.length
        ? [count(total - known.length, { one: "other", other: "others" })]
        : []),
    ]);

  const unconnectable: Record<UnconnectableReason, (total: number) => string> = {
    "not-ticked": (total) => `You didn't choose ${count(total, pages)}`,
    "no-messaging-task": (total) =>
      `${count(total, pages)} ${plural(total, { one: "needs", other: "need" })} the Messages task`,
    "no-instagram-account": (total) =>
      `${count(total, pages)} ${plural(total, { one: "has", other: "have" })} no Instagram account`,
    "instagram-not-professional": (total) =>
      `${count(total, pages)} ${plural(total, { one: "has", other: "have" })} a personal Instagram account`,
    "permission-missing": (total) =>
      `${count(total, pages)} ${plural(total, { one: "lacks", other: "lack" })} a permission`,
    "connected-by-another": (total) =>
      `${count(total, pages)} ${plural(total, { one: "is", other: "are" })} connected by somebody else`,
  };

  return {
    /* ---- Everywhere ---- */
    number,
    day: formatters.day,
    longDay: formatters.longDay,
    moment: formatters.moment,
    accountSummary,
    accountCount: (total: number) => count(total, accounts),
    loading: "Loading your accounts…",
    settings: "Settings",
    tryAgain: "Try again",
    dismiss: "Dismiss",
    cancel: "Cancel",
    close: "Close",
    details: "Details",
    facebookSays: (words: string) => `Facebook says: “${isolate(words)}”`,

    /* ---- Practice mode ---- */
    practiceMode: "Practice mode",
    practice: "Practice mode: made-up Pages, nothing reaches Facebook.",
    practiceExplained:
      "Try everything with made-up Pages first. Nothing reaches Facebook until you set up your own.",
    setUp: "Use my Facebook Pages…",
    tourTask: (task: string, done: boolean) => `${task}: ${done ? "done" : "not done yet"}`,
    tour: {
      title: "Three tasks to try",
      tasks: { connect: "Connect", repair: "Repair", disconnect: "Disconnect" },
      hints: {
        connect:
          "Connect Messenger. Your browser opens the practice Facebook: continue as Dana Reyes and go through its steps.",
        repair:
          "Make an account work again. Connect Instagram; an account then needs attention. Follow its link, change the setting there, and come back to this window.",
        disconnect: "Disconnect one account: open the menu at the end of its row.",
      },
      finished:
        "You have done everything that Pagekeeper is for. It works the same way with your own Pages.",
      close: "Close the tour",
    },

    /* ---- The frame of the window ---- */
    menu: "Menu",
    places: "Places",
    accounts: "Accounts",
    needsAttention: "Needs attention",
    activity: "Activity",
    ctrl: "Ctrl",
    checkedAgo: (ms: number) => `Checked ${formatters.ago(ms)}`,
    facebookStates: { reachable: "Facebook reachable", unreachable: "Facebook isn't answering" },
    keychainStates: {
      ready: "Keychain unlocked",
      waiting: "Keychain is waiting for you",
      locked: "Keychain locked",
      unavailable: "No keychain",
    },

    /* ---- Search ---- */
    search: "Search accounts and commands",
    searchResults: "Results",
    nothingFound: (query: string) => `Nothing matches “${isolate(query)}”.`,
    command: "Command",
    showAllAccounts: "Show all accounts",
    showAttention: "Show accounts that need attention",

    /* ---- Connecting ---- */
    cardText: {
      messenger: "Connect the Pages your customers write to.",
      instagram: "Connect the Instagram professional accounts linked to your Pages.",
    },
    welcomeTitle: "All your Pages and Instagram accounts in one place",
    welcomeLines: [
      "Your browser opens Facebook, where you choose your Pages.",
      "Their access tokens stay in this computer's keychain. No other server is involved.",
      "Pagekeeper shows which accounts work, and what to do about those that don't.",
    ],
    connect: (type: ChannelType) => `Connect ${channelNames[type]}`,
    connecting: (type: ChannelType) => `Connecting ${channelNames[type]}`,
    waiting: "Finish the login in your browser…",
    httpsOnly:
      "Your browser opens localhost only over https, because another program asked it to, so it can't reach Pagekeeper. Use another browser, or make this one forget that: in Chrome or Edge, open chrome://net-internals/#hsts and enter localhost under “Delete domain security policies”; in Firefox, open the history and choose “Forget About This Site” for localhost; in Safari, clear the history. Then copy the link and open it.",
    /** `read` is the number of Pages read so far. */
    reading: (read: number) =>
      read === 0 ? "Reading your Pages…" : `Reading your Pages… ${number(read)}`,
    paused: (iso: string) =>
      `Facebook's limit is reached. Pagekeeper continues at ${formatters.time(iso)}.`,
    saving: (done: number, total: number) => `Saving ${number(done)} of ${number(total)}`,
    copyLink: "Copy link",
    linkCopied: "Link copied. Open it within 60 seconds in a browser on this computer.",
    openHere: "Open here",
    connected: (type: ChannelType, total: number) => connectedTitle(type, countIn(type, total)),
    /** `added` of the channel's `total` accounts are new. */
    connectedMore: (type: ChannelType, added: number, total: number) =>
      connectedTitle(type, `${countIn(type, added)} added (${number(total)} in total)`),
    /** `leftOut` accounts could not be connected. `names` are those of the first ones. */
    couldNotConnect: (type: ChannelType, leftOut: number, known: readonly string[]) =>
      `${countIn(type, leftOut)} could not be: ${someNames(leftOut, known)}.`,
    addedLine: (total: number, known: readonly string[]) => `Added: ${someNames(total, known)}`,
    alreadyConnectedLine: (total: number) => `Already connected: ${number(total)}`,
    why: "Why?",
    cancelled: (type: ChannelType) =>
      `Connecting ${channelNames[type]} was cancelled. Nothing was changed.`,

    /* ---- Accounts ---- */
    channelHeading: (type: ChannelType, total: number) =>
      `${channelNames[type]} · ${number(total)}`,
    accountsOf: (type: ChannelType) => `${channelNames[type]} accounts`,
    checkNow: "Check now",
    checkAll: "Check all",
    checking: "Checking…",
    cancelCheck: "Cancel check",
    checkCancelled: "The check was cancelled.",
    checkAgain: "Check again",
    checkPaused: (iso: string) =>
      `Facebook's limit is reached, continues at ${formatters.time(iso)}`,
    checked,
    disconnectAll: "Disconnect all…",
    show: "Show",
    all: "All",
    filterAccounts: "Filter accounts",
    sort: "Sort by",
    columns: {
      name: "Name",
      person: "Connected by",
      until: "Access until",
      state: "State",
    },
    sortDirection: (descending: boolean) => (descending ? "descending" : "ascending"),
    facebookPage: "Facebook Page",
    linkedTo: (page: string) => `Instagram · linked to ${isolate(page)}`,
    connectedBy: (owner: string, iso: string) => `${formatters.moment(iso)} by ${isolate(owner)}`,
    asOf: (iso: string) => `as of ${formatters.day(iso)}`,
    checkedAt: (iso: string) => `Last checked on ${formatters.moment(iso)}`,
    logInAgain: "Log in again",
    logInAs: (person: string) => `Log in as ${isolate(person)}…`,
    moreProblems: (more: number) => count(more, { one: "more problem", other: "more problems" }),
    expires: (iso: string) => {
      const left = Math.ceil((Date.parse(iso) - Date.now()) / day);
      return left > 0
        ? `Access ends on ${formatters.day(iso)} (in ${count(left, { one: "day", other: "days" })}).`
        : `Access ended on ${formatters.day(iso)}. Log in again.`;
    },
    thisRunOnly: "This session only",
    more: (name: string) => `More for ${isolate(name)}`,
    disconnectItem: "Disconnect…",
    openPage: "Open Page",
    copyPageId: "Copy Page ID",
    pageIdCopied: "Page ID copied.",
    copyInstagramId: "Copy Instagram ID",
    instagramIdCopied: "Instagram ID copied.",
    detailsOf: (name: string) => `Details of ${isolate(name)}`,
    closeDetails: "Close details",
    facts: {
      page: "Page",
      pageId: "Page ID",
      instagramId: "Instagram ID",
      connected: "Connected",
      until: "Access until",
      checked: "Last checked",
      permissions: "Permissions",
      webhook: "Webhook",
    },
    permissions: (granted: number, total: number) => `${number(granted)} of ${number(total)}`,
    webhookStates: { on: "Subscribed", failed: "Not subscribed" },
    copyShort: "Copy",
    copyId: (id: string) => `Copy ${id}`,
    copyDetails: "Copy details",
    accountDetail: (name: string, pageId: string) => `${isolate(name)}, Page ${pageId}`,
    facebookError: (code: number, subcode: number | undefined) =>
      subcode === undefined
        ? `Facebook error ${code}`
        : `Facebook error ${code}, subcode ${subcode}`,
    traceDetail: (id: string) => `fbtrace_id ${id}`,
    webhookDetail: "webhook",
    detailsCopied: "Details copied.",
    copyRefused:
      "The clipboard couldn't be used. Select the details and copy them with the keyboard.",
    filtered: (shown: number, total: number) => `${number(shown)} of ${number(total)}`,
    nothingShown: (query: string) =>
      query === "" ? "No account needs attention." : `No account matches “${isolate(query)}”.`,

    /* ---- Disconnecting ---- */
    disconnectOneTitle: (name: string) => `Disconnect ${isolate(name)}?`,
    /** Said before the text below if a search or filter hides the other accounts. */
    onlyShown: (shown: number, total: number) =>
      `Only the ${number(shown)} of ${number(total)} accounts that the list shows:`,
    disconnectAllTitle: (type: ChannelType) => `Disconnect all ${channelNames[type]} accounts?`,
    disconnectText,
    disconnect: "Disconnect",
    disconnectCount: (total: number) => `Disconnect ${count(total, accounts)}`,
    disconnecting: "Disconnecting…",
    undo: "Undo",
    disconnected: (name: string) => `${isolate(name)} is disconnected.`,
    disconnectedMany: (type: ChannelType, total: number) =>
      `${number(total)} ${channelNames[type]} ${plural(total, { one: "account is", other: "accounts are" })} disconnected.`,

    /* ---- Missing permissions, unconnected Pages and pending revocations ---- */
    gapsRegion: (type: ChannelType) => `Missing permissions for ${channelNames[type]}`,
    /** A channel may have two such sections, so their accessible names must differ. */
    gapsLandmark: (type: ChannelType, open: boolean) =>
      `Missing permissions for ${channelNames[type]}${open ? "" : ", already answered"}`,
    /** A list of consequences is shown after these words. */
    gap: (user: string) => `With ${isolate(user)}'s login, Pagekeeper`,
    gapStatus: { declined: "declined", expired: "expired", absent: "not requested" },
    askAgain: "Ask again",
    askedTwice: (user: string) =>
      `${isolate(user)} declined twice. It can be allowed at the next login.`,
    neverAsked: "The person who set up the Meta app can add it there.",
    takeOver: "Use my login instead…",
    takeOverTitle: "Move Pages to your login?",
    takeOverText:
      "The Pages that you choose on Facebook then depend on your login, whoever connected them. So far, other people's logins connect these:",
    takeOverConfirm: "Continue to Facebook",
    unconnectableRegion: "Not connected",
    unconnectable: (reason: UnconnectableReason, total: number) => unconnectable[reason](total),
    choosePages: "Choose Pages…",
    hide: "Hide",
    showUnchosen: "Show Pages you didn't choose",
    pendingTokens: (total: number) =>
      `Still deleting ${count(total, tokens)} from the keychain. It retries automatically.`,
    pendingAccess: (name: string) =>
      `Still removing Pagekeeper from ${isolate(name)}'s Facebook. It retries automatically.`,
    pendingSubscriptions: (all: readonly string[]) =>
      `Still unsubscribing ${names(all)} from the app's webhook. It retries automatically.`,
    pendingAccessOfOtherApp: (name: string) =>
      `Pagekeeper can't remove the previous Meta app from ${isolate(name)}'s Facebook, because another one is set up now. ${isolate(name)} can remove it at facebook.com under Settings › Business integrations.`,
    pendingSubscriptionsOfOtherApp: (all: readonly string[]) =>
      `Pagekeeper can't unsubscribe ${names(all)} from the previous Meta app's webhook, because another app is set up now.`,

    /* ---- Notices ---- */
    noticesRegion: "Notices",
    /** The results of actions in the corner of the window. */
    toastsRegion: "Notifications",
    offline: "You're offline. Accounts are shown as of the last check.",
    keychainWaiting: "Waiting for your keychain. Look for its prompt.",
    keychainLocked: "Your keychain is locked. Unlock it and check again.",
    /** This sentence is shown after the reason why there is no keychain. */
    keychainUnavailable: "Until then, you have to log in again each time Pagekeeper starts.",
    changePort: "Change port…",
    changeVersion: "Change version…",

    /* ---- Updates ---- */
    updateAvailable: (version: string) => `Pagekeeper ${version} is available.`,
    whatsNew: "What's new",
    updateDownload: "Download",
    updateLater: "Later",
    updateDownloading: (version: string) => `Downloading Pagekeeper ${version}…`,
    updateReady: (version: string) =>
      `Pagekeeper ${version} is ready to install. Restarting takes a moment, and your accounts stay connected.`,
    updateInstall: "Restart to update",
    updateInstalling: (version: string) => `Installing Pagekeeper ${version}…`,
    updateFailed: {
      "not-downloaded":
        "The new version couldn't be downloaded. Check your connection, then try again.",
      "not-as-announced":
        "The download failed its security check and was deleted. Try again later.",
      "disk-full": "The disk has no room for the new version. Make room, then try again.",
      "not-saved":
        "Pagekeeper can't write to its cache folder. Check the folder's permissions, then try again.",
      "changed-since": "The downloaded file is damaged and was deleted. Try again.",
      "not-replaced":
        "The new version couldn't replace this one. Make sure that you can write to the folder Pagekeeper is in, then try again.",
      "not-accepted":
        "Your system rejected the new version. Try again; if that doesn't help, install it manually.",
    },

    /* ---- The web UI ---- */
    openApp: "Open Pagekeeper",
    signOut: "Sign out",
    signedOut: "This browser was signed out. In Pagekeeper choose File › Open in browser.",
    appUnreachable: "Pagekeeper isn't responding. Start it on this computer, then try again.",
    appRefused: "Pagekeeper couldn't do that. Restart it, then try again.",
  };
}
