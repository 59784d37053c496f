/** The sentences of the settings: as texts.ts, but loaded with the dialog, which most starts never open. */
import type { ChannelType, GraphVersion, MetaApp } from "../preload/contract.ts";

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" });

/** What Pagekeeper does with each permission (research/meta.md §2.1). */
const permissionUses: Readonly<Record<string, string>> = {
  pages_show_list: "Lists the Pages that a person holds.",
  pages_messaging: "Reads and answers a Page's Messenger conversations.",
  pages_manage_metadata: "Subscribes a Page to your webhook.",
  pages_read_engagement: "Reads a Page's name, picture and conversations.",
  business_management: "Finds Pages that belong to a business portfolio.",
  instagram_basic: "Finds the Instagram account that is linked to a Page.",
  instagram_manage_messages: "Reads and answers Instagram direct messages.",
};

const until = ({ until: day }: GraphVersion) =>
  day === undefined ? "" : dates.format(new Date(day));

function versionName(version: GraphVersion): string {
  if (version.retired) return `${version.version} – retired by Meta on ${until(version)}`;
  return version.until === undefined
    ? `${version.version} – the newest`
    : `${version.version} – until ${until(version)}`;
}

const loginName = ({ configId }: MetaApp) =>
  configId === undefined ? "Facebook Login" : "Facebook Login for Business";

const logsIn = (app: MetaApp) =>
  `logs in with app ${app.appId}, by ${loginName(app)}, version ${app.version}`;

export const settingsTexts = {
  metaApp: "Meta app",
  practice: "Pagekeeper runs in practice mode until your own Meta app is set up.",
  environment: "Pagekeeper uses the Meta app it was started with.",
  running: (app: MetaApp) => `Pagekeeper ${logsIn(app)}.`,
  /** `next`: undefined, practice mode. */
  untilRestart: (practice: boolean, next: MetaApp | undefined) =>
    `Pagekeeper ${practice ? "runs in practice mode" : "logs in as before"} until it is restarted. Then it ${next ? logsIn(next) : "runs in practice mode"}.`,
  restart: "Restart now",
  setUp: "Set up a Meta app…",
  change: "Change…",
  walkThrough:
    "Make the app at Meta first; docs/meta-app.md, which came with Pagekeeper, leads through it. Then copy from its dashboard:",
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
  permissionUse: (name: string) => permissionUses[name] ?? "",
  permissionFor: (channels: readonly ChannelType[]) =>
    channels.length > 1 ? "" : channels[0] === "messenger" ? "Messenger only" : "Instagram only",

  checkAndSave: "Check and save",
  checking: "Asking Meta…",
  saved: (name: string | undefined) =>
    name === undefined ? "Meta knows this app. Saved." : `Meta knows this app as "${name}". Saved.`,
  backToPractice: "Back to practice mode…",
  removeTitle: "Go back to practice mode?",
  removeText:
    "Pagekeeper forgets the App secret. Accounts that are connected with this app stay saved and work again once the same app is set up.",
  remove: "Forget the app",
  removed: "The app is forgotten.",

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
} as const;
