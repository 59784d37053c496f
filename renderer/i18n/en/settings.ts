/** The English texts of the settings dialog and of the question about a web app. */
import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { GraphVersion, MetaApp } from "../../../common/contract/meta-app.ts";
import type { Formatters } from "../../../common/formatters.ts";
import type { Translation } from "../translation.ts";

export type SettingsTexts = Translation<ReturnType<typeof english>>;

/** The use of each permission (docs/research/meta.md §2.1). */
const permissionUses = {
  pages_show_list: "Lists the Pages that a person manages.",
  pages_messaging: "Gives access to a Page's Messenger conversations.",
  pages_manage_metadata: "Subscribes a Page to your webhook.",
  pages_read_engagement: "Reads a Page's name, picture and conversations.",
  business_management: "Finds Pages that belong to a business portfolio.",
  instagram_basic: "Finds the Instagram account linked to a Page.",
  instagram_manage_messages: "Gives access to Instagram direct messages.",
};

export default function english({ date, day, count, names }: Formatters) {
  function versionName({ version, until, retired }: GraphVersion): string {
    if (until === undefined) return `${version} – newest`;
    return retired
      ? `${version} – retired by Meta on ${date(until)}`
      : `${version} – until ${date(until)}`;
  }

  const usesApp = ({ appId, configId, version }: MetaApp) => {
    const login = configId === undefined ? "Facebook Login" : "Facebook Login for Business";
    return `uses app ${appId} (${login}, ${version})`;
  };

  return {
    /* ---- Sections ---- */
    sections: "Sections",
    sectionNames: {
      general: "General",
      notifications: "Notifications",
      "meta-app": "Meta app",
      "web-apps": "Web apps",
      advanced: "Advanced",
      about: "About",
    },

    /* ---- About ---- */
    appVersion: (version: string) => `Pagekeeper ${version}`,
    dialogs: {
      guide: "Set-up guide",
      shortcuts: "Keyboard shortcuts",
      "whats-new": "What's new",
      "report-problem": "Report a problem…",
    },

    /* ---- Meta app ---- */
    practice: "Pagekeeper is in practice mode until you set up a Meta app.",
    environment: "Pagekeeper uses the Meta app it was started with.",
    running: (app: MetaApp) => `Pagekeeper ${usesApp(app)}.`,
    guideMe: "Guide me step by step",
    haveApp: "I have an app…",
    change: "Change…",
    walkThrough:
      "Pagekeeper logs in through an app you create at Meta (free, about 20 minutes). If you have one, copy from its dashboard:",
    dashboard: "Open Meta's app dashboard",

    appId: "App ID",
    appIdError: "Enter the App ID, the number at the top of your app's dashboard.",
    appSecret: "App secret",
    appSecretHint: "Stored in this computer's keychain and never shown again.",
    appSecretKept: "In the keychain. Leave empty to keep it.",
    appSecretError: "Enter the App secret, without spaces.",
    version: "Graph version",
    versionName,
    versionRetired:
      "Meta has retired this version and uses another one instead. Choose a newer one.",

    login: "Login",
    classic: "Facebook Login",
    classicHint: "The dialog asks for each permission separately.",
    business: "Facebook Login for Business",
    businessHint:
      "Permissions come from a configuration you create at Meta; people accept all or none.",
    configId: "Configuration ID",
    configIdError: "Enter the Configuration ID of the app's Facebook Login for Business.",

    redirectMode: "How Facebook returns to Pagekeeper",
    direct: "Directly (app in development mode)",
    directHint: "Facebook sends the browser straight to this computer.",
    throughPage: "Through my https page (app is live)",
    throughPageHint: "A page of yours forwards the browser to this computer.",
    redirectUri: "Redirect URI",
    redirectUriError:
      "Enter the full address of your page. It starts with https:// and contains no #.",
    /** The redirect URI is shown after this sentence. */
    registerUri: "Add exactly this under Valid OAuth Redirect URIs:",
    registrationOptional:
      "In development mode you don't have to register this address. If Meta asks for it, paste exactly:",
    copy: "Copy redirect URI",
    copied: "Copied.",
    copyRefused:
      "The clipboard couldn't be used. Select the address and copy it with the keyboard.",

    permissions: "Permissions the app needs",
    access:
      "In development mode, people with a role in the app can use them all with Standard Access. In live mode, each one needs Advanced Access, which takes App Review and a verified business.",
    permissionUses,
    permissionFor: (type: ChannelType) => `${channelNames[type]} only`,

    checkAndSave: "Check and save",
    checking: "Checking with Meta…",
    saved: (name: string | undefined) =>
      name === undefined
        ? "Saved. Meta confirmed the app."
        : `Saved. Meta confirmed “${isolate(name)}”.`,
    backToPractice: "Back to practice mode…",
    removeTitle: "Go back to practice mode?",
    removeText:
      "Pagekeeper deletes the App secret. Accounts connected with this app stay saved and work again once you set up the same app.",
    remove: "Remove Meta app",
    removed: "The Meta app was removed.",

    /* ---- General ---- */
    startAtLogin: "Start with this computer",
    startAtLoginHint: "Pagekeeper starts in the background, without its window.",
    closeToTray: "Keep running in the tray when the window is closed",
    closeToTrayHint: "Pagekeeper keeps checking your accounts in the background.",
    notifications: "Notify me when an account needs attention",
    notificationsHint: "Once per problem, and not while you're looking at Pagekeeper.",
    checkEvery: "Check all accounts",
    hours: (hours: number) => `Every ${count(hours, { one: "hour", other: "hours" })}`,
    appearance: "Appearance",
    appearances: { system: "Same as the system", light: "Light", dark: "Dark" },
    language: "Language",
    languageOfSystem: "Same as the system",
    checkForUpdates: "Check for new versions",
    checkForUpdatesHint: {
      supported: "At startup and once a day. Nothing is downloaded or installed until you say so.",
      package: "This copy was installed as a package. Get new versions where you got it.",
      archive: "This copy was unpacked from an archive. Get new versions where you got it.",
      unsigned:
        "This copy isn't signed by its publisher, so new versions couldn't be verified. Get them where you got it.",
      development: "This copy was built for development and doesn't check for new versions.",
    },

    /* ---- Web apps ---- */
    webAppsText:
      "A web app is a web page that may connect, list and disconnect accounts because you allowed it. Each one asks once, in this window.",
    webAppsInPractice:
      "This list is for practice mode. With your own Facebook Pages, each web app asks again.",
    noWebApps: "No web app is allowed yet.",
    webAppUse: (allowedAt: string, lastUsedAt: string) =>
      `Allowed since ${day(allowedAt)} · Last used ${day(lastUsedAt)}`,
    removeWebApp: "Remove",
    /** The accessible name of the button above. */
    removeWebAppOf: (origin: string) => `Remove ${origin}`,
    webAppRemoved: (origin: string) => `${origin} was removed and can't use Pagekeeper any more.`,

    /* ---- The question about a web app ---- */
    allowTitle: (origin: string) => `Allow ${origin} to use Pagekeeper?`,
    allowText: "A web page at this address wants to use Pagekeeper.",
    allowDoubt: "If you did not just open this page yourself, choose “Don't allow”.",
    allowedActionsTitle: "If you allow it, it can:",
    allowedActions: {
      connect: "connect Messenger and Instagram accounts through a Facebook login",
      list: "see which accounts are connected and whether they work",
      disconnect: "disconnect accounts",
    },
    allowLimits:
      "It can't read messages, change settings or see access tokens. You can remove it at any time in Settings › Web apps.",
    allowOnThisComputer:
      "This address is on this computer. Any program here that uses it later counts as the same page.",
    allowInPractice:
      "Pagekeeper is in practice mode, so this is only about made-up accounts. It doesn't count for real ones.",
    allow: "Allow",
    dontAllow: "Don't allow",

    /* ---- Webhooks and port ---- */
    webhooks: "Webhooks",
    webhooksLabel: "Subscribe connected Pages to the app's webhook",
    webhooksHint: "Only if a server of yours receives this app's webhooks.",
    port: "Port",
    /** The redirect URI is shown after this sentence. */
    portHint: "Change it in the redirect URI at Meta, too:",
    portError: "Enter a whole number from 1024 to 65535.",
    save: "Save",
    settingSaved: "Saved.",

    /* ---- Help ---- */
    help: "Diagnostics",
    helpText:
      "Diagnostics show versions, settings and account states. They never contain passwords, tokens or messages.",
    includeNames: "Include names",
    includeNamesHint: "Names and IDs of Pages, and of the people who connected them.",
    copyDiagnostics: "Copy diagnostics",
    copiedText: "Copied. Paste them into an email or a chat.",
    openLogs: "Open logs",

    /* ---- Removing everything ---- */
    removeEverythingTitle: "Start fresh",
    removeEverythingHint:
      "Disconnects all accounts and deletes everything that Pagekeeper has stored.",
    removeEverything: "Remove everything…",
    removeAllTitle: "Remove everything?",
    /** `people` is the number of Facebook users whose permissions Pagekeeper revokes. */
    removeAllText: (people: number) => {
      const whose = count(people, { one: "person", other: "people" });
      const first =
        people === 0
          ? "Pagekeeper disconnects all accounts."
          : `Pagekeeper disconnects all accounts and is removed from the Facebook of ${whose}.`;
      return `${first} Then it deletes all access tokens, the Meta app, the settings and the logs from this computer and starts fresh. This can't be undone. Your Pages and their messages stay on Facebook.`;
    },
    removeAll: "Remove everything",
    removingAll: "Waiting for Facebook and the keychain. This can take a minute…",
    removedAll: "Everything was removed. Pagekeeper restarts.",
    leftTitle: "Remove the rest anyway?",
    /**
     * `whose` contains the names of users and Pages for which Facebook has not confirmed the end of
     * access.
     */
    leftAtFacebook: (whose: readonly string[]) => {
      const listed = names(whose, { most: 6, rest: (more) => count(more, { other: "more" }) });
      return `Facebook hasn't confirmed that access has ended for ${listed}. Try again later, or remove the rest anyway: Pagekeeper can't end this access afterwards, but the app can still be removed on Facebook, in the settings under Business integrations.`;
    },
    leftInKeychain: (secrets: number) => {
      const left = count(secrets, { one: "entry", other: "entries" });
      return `The keychain didn't delete ${left}. Unlock it and try again, or remove the rest anyway: what the keychain has under the name Pagekeeper then stays there until you delete it.`;
    },
    removeAnyway: "Remove anyway",
  };
}
