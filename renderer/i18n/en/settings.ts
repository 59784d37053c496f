/** The sentences of the settings in English: as ../en.ts. */
import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { GraphVersion, MetaApp } from "../../../common/contract/meta-app.ts";
import type { Formatters } from "../../../common/formatters.ts";
import type { Translation } from "../translation.ts";

export type SettingsTexts = Translation<ReturnType<typeof english>>;

/** What Pagekeeper does with each permission (research/meta.md §2.1). */
const permissionUses = {
  pages_show_list: "Lists the Pages that a person manages.",
  pages_messaging: "Reads and answers a Page's Messenger conversations.",
  pages_manage_metadata: "Subscribes a Page to your webhook.",
  pages_read_engagement: "Reads a Page's name, picture and conversations.",
  business_management: "Finds Pages that belong to a business portfolio.",
  instagram_basic: "Finds the Instagram account that is linked to a Page.",
  instagram_manage_messages: "Reads and answers Instagram direct messages.",
};

export default function english({ date, count, names }: Formatters) {
  function versionName({ version, until, retired }: GraphVersion): string {
    if (until === undefined) return `${version} – the newest`;
    return retired
      ? `${version} – retired by Meta on ${date(until)}`
      : `${version} – until ${date(until)}`;
  }

  const logsIn = ({ appId, configId, version }: MetaApp) =>
    configId === undefined
      ? `logs in with app ${appId}, by Facebook Login, version ${version}`
      : `logs in with app ${appId}, by Facebook Login for Business, version ${version}`;

  return {
    metaApp: "Meta app",
    practice: "Pagekeeper runs in practice mode until your own Meta app is set up.",
    environment: "Pagekeeper uses the Meta app it was started with.",
    running: (app: MetaApp) => `Pagekeeper ${logsIn(app)}.`,
    /** `next`: undefined, practice mode. */
    untilRestart: (practice: boolean, next: MetaApp | undefined) => {
      const now = practice ? "runs in practice mode" : "logs in as before";
      const then = next ? logsIn(next) : "runs in practice mode";
      return `Pagekeeper ${now} until it is restarted. Then it ${then}.`;
    },
    restart: "Restart now",
    setUp: "Set up a Meta app…",
    change: "Change…",
    walkThrough:
      "Make the app at Meta first; the guide docs/meta-app.md in Pagekeeper's repository leads through it. Then copy from its dashboard:",
    dashboard: "Open Meta's app dashboard",

    appId: "App ID",
    appIdError:
      "Enter the App ID: it is a number, and stands at the top of the app's dashboard at Meta.",
    appSecret: "App secret",
    appSecretHint: "Kept in this computer's keychain, and never shown again.",
    appSecretKept: "In the keychain. Leave empty to keep it.",
    appSecretError: "Enter the App secret, without spaces.",
    version: "Graph version",
    versionName,
    versionRetired:
      "Meta has retired this version and answers with another in its place. Choose a newer one.",

    login: "Login",
    classic: "Facebook Login",
    classicHint: "The dialog asks for each permission by its name.",
    business: "Facebook Login for Business",
    businessHint:
      "A configuration at Meta says what the dialog asks for. All of it is given, or nothing.",
    configId: "Configuration ID",
    configIdError: "Enter the Configuration ID of the app's Facebook Login for Business.",

    wayBack: "Way back from Facebook",
    development: "Straight to this computer",
    developmentHint: "Works while the app is in development mode.",
    live: "By your own https address",
    liveHint: "For an app in live mode: a page of yours sends the browser on to this computer.",
    redirectUri: "Redirect address",
    redirectUriError:
      "Enter the whole address of your page. It begins with https:// and has no # in it.",
    enterAtMeta: "Enter this at Meta as a valid OAuth redirect URI, to the letter:",
    enterNothing:
      "In development mode Meta allows this address by itself. Where it is asked for all the same, enter it to the letter:",
    copy: "Copy redirect URI",
    copied: "Copied.",
    copyRefused: "The clipboard could not be used. Select the address and copy it by keyboard.",

    permissions: "Permissions the app needs",
    access:
      "In development mode people with a role on the app can use all of them with Standard Access. In live mode each one needs Advanced Access, which takes App Review and a verified business.",
    permissionUses,
    permissionFor: (type: ChannelType) => `${channelNames[type]} only`,

    checkAndSave: "Check and save",
    checking: "Asking Meta…",
    saved: (name: string | undefined) =>
      name === undefined
        ? "Meta knows this app. Saved."
        : `Meta knows this app as "${isolate(name)}". Saved.`,
    backToPractice: "Back to practice mode…",
    removeTitle: "Go back to practice mode?",
    removeText:
      "Pagekeeper forgets the App secret. Accounts that are connected with this app stay saved and work again once the same app is set up.",
    remove: "Forget the app",
    removed: "The app is forgotten.",

    general: "General",
    startAtLogin: "Start with this computer",
    startAtLoginHint: "Pagekeeper starts in the background, without its window.",
    closeToTray: "Keep running in the tray when the window is closed",
    closeToTrayHint:
      "It keeps checking your accounts. Without a tray, closing the window quits Pagekeeper.",
    notifications: "Notify me when an account needs attention",
    notificationsHint: "Once for each account, and never while this window is in front.",
    checkEvery: "Check all accounts",
    hours: (hours: number) => `Every ${count(hours, { one: "hour", other: "hours" })}`,
    appearance: "Appearance",
    appearances: { system: "Same as the system", light: "Light", dark: "Dark" },
    language: "Language",
    languageOfSystem: "Same as the system",
    checkForUpdates: "Check for new versions",
    /** By whether it can be done here. */
    checkForUpdatesHint: {
      supported:
        "At the start and once a day. Nothing is downloaded or installed until you say so.",
      package: "This copy was installed as a package. Get new versions where you got it.",
      archive: "This copy was unpacked from an archive. Get new versions where you got it.",
      unsigned:
        "This copy is not signed by its publisher, so nothing would vouch for the next version. Get new versions where you got it.",
      development: "This copy was built for development and does not check for new versions.",
    },

    webhooks: "Events for your own server",
    webhooksLabel: "Subscribe connected Pages to the app's webhook",
    webhooksHint:
      "Only for an app whose webhook is a server of yours. Pagekeeper itself needs no events.",

    port: "Port",
    portHint: "Used after a restart. The redirect URI at Meta must carry the same port:",
    portError: "Enter a whole number from 1024 to 65535.",
    save: "Save",
    portSaved: (restart: boolean) =>
      restart ? "Saved. Restart Pagekeeper to use the new port." : "Saved.",
    settingSaved: "Saved.",

    help: "Help",
    helpText:
      "Whoever helps you can see from the diagnostics how Pagekeeper and your accounts stand. No password, token or message is in them.",
    includeNames: "Include names",
    includeNamesHint: "Names and ids of Pages, and of the people who connected them.",
    copyDiagnostics: "Copy diagnostics",
    copiedText: "Copied. Paste them into an email or a chat.",
    openLogs: "Open logs",

    removeEverything: "Remove everything…",
    removeAllTitle: "Remove everything?",
    /** `people`: those whose access ends at Facebook. */
    removeAllText: (people: number) => {
      const ends = count(people, { one: "person", other: "people" });
      const first =
        people === 0
          ? "Pagekeeper disconnects all accounts."
          : `Pagekeeper disconnects all accounts and ends its access at Facebook for ${ends}.`;
      return `${first} Then it removes all tokens, the Meta app, the settings and the logs from this computer, and starts as on the first day. This cannot be undone. Your Pages and their messages stay at Facebook.`;
    },
    removeAll: "Remove everything",
    removingAll: "Waiting for Facebook and the keychain. This can take a minute…",
    removedAll: "Everything is removed. Pagekeeper restarts.",
    leftTitle: "Remove the rest anyway?",
    /** `whose`: people and Pages. */
    leftAtFacebook: (whose: readonly string[]) => {
      const listed = names(whose, { most: 6, rest: (more) => count(more, { other: "more" }) });
      return `Facebook has not confirmed that access has ended for ${listed}. Try again later, or remove the rest anyway: Pagekeeper can then not end it any more. The app can still be removed on Facebook, in the settings under Business integrations.`;
    },
    leftInKeychain: (secrets: number) => {
      const left = count(secrets, { one: "secret", other: "secrets" });
      return `The keychain did not remove ${left}. Unlock it and try again, or remove the rest anyway: what is in the keychain under the name Pagekeeper then stays until you delete it there.`;
    },
    removeAnyway: "Remove anyway",
  };
}
