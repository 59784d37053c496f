/** Checks every text in every language. Texts with parameters are called with examples. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { channelTypes } from "../../../common/contract/accounts.ts";
import { type Language, languages } from "../../../common/languages.ts";
import { accountProblemTexts } from "../../../main/i18n/account-problems.ts";
import { menuTexts } from "../../../main/i18n/application-menu.ts";
import { callErrorTexts } from "../../../main/i18n/call-errors.ts";
import { channelTexts } from "../../../main/i18n/channels.ts";
import { dialogTexts } from "../../../main/i18n/dialogs.ts";
import { diskFullTexts } from "../../../main/i18n/disk-full.ts";
import { facebookTexts } from "../../../main/i18n/facebook.ts";
import { keychainTexts } from "../../../main/i18n/keychain.ts";
import { locale, setLocale } from "../../../main/i18n/locale.ts";
import { metaAppTexts } from "../../../main/i18n/meta-app.ts";
import { noticeTexts } from "../../../main/i18n/notices.ts";
import { notificationTexts } from "../../../main/i18n/notifications.ts";
import { serverTexts } from "../../../main/i18n/server.ts";
import { trayTexts } from "../../../main/i18n/tray.ts";

const english = locale();
afterEach(() => setLocale(english));

const allTexts = () => ({
  accountProblems: accountProblemTexts(),
  channels: channelTexts(),
  callErrors: callErrorTexts(),
  dialogs: dialogTexts(),
  diskFull: diskFullTexts(),
  menu: menuTexts(),
  notices: noticeTexts(),
  notifications: notificationTexts(),
  facebook: facebookTexts(),
  server: serverTexts(),
  tray: trayTexts(),
  keychain: keychainTexts(),
  metaApp: metaAppTexts(),
});

const counts = [0, 1, 2, 5000];
/** A name that is written from right to left. */
const name = "מאפייה 24";
const isolated = `\u2068${name}\u2069`;
/** A name with a character that would reverse the text after it. */
const hostile = "Harbor\u202eYoga";
const iso = "2026-11-29T10:00:00.000Z";

const ofTypes = channelTypes.map((type) => [type]);
const ofCounts = counts.map((count) => [count]);
const ofNames = [[name], [hostile]];
const ofFiles = (["damaged", "newer"] as const).map((why) => ["/data/a.json", why]);
const states = ofCounts.flatMap(([total]) => [
  [total, 0],
  [total, 1],
  [total, total],
]);

const affected = [
  { counts: [{ channel: "instagram", count: 1 }], names: [name] },
  {
    counts: [
      { channel: "messenger", count: 1 },
      { channel: "instagram", count: 1 },
    ],
    names: [name, hostile],
  },
  { counts: [{ channel: "messenger", count: 5000 }] },
  {
    counts: [
      { channel: "messenger", count: 44 },
      { channel: "instagram", count: 1 },
    ],
  },
];
const loginParams = affected.map((each, index) => [
  { person: index % 2 === 0 ? name : hostile, affected: each, expiredAt: index ? iso : undefined },
]);

/** The example parameters for each text that is a function, by the text's path. */
const exampleParams: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  ...Object.fromEntries(
    Object.keys(accountProblemTexts().login).map((code) => [
      `accountProblems.login.${code}`,
      loginParams,
    ]),
  ),
  ...Object.fromEntries(
    Object.keys(accountProblemTexts().person).flatMap((code) => [
      [`accountProblems.person.${code}.title`, ofNames],
      [`accountProblems.person.${code}.message`, affected.map((each) => [name, each])],
    ]),
  ),
  "accountProblems.title": affected.slice(1).map((each) => [each, "Page not found"]),
  "accountProblems.sameProblem": [["Because."]],
  "accountProblems.mustLogIn": ofNames,
  "accountProblems.expiring.title": [
    [name, iso],
    [hostile, iso],
  ],
  "accountProblems.expiring.message": affected.map((each, index) => [iso, index + 1, each]),
  "accountProblems.expiring.over": affected.map((each) => [iso, each]),
  "channels.problems.cancelled": ofTypes,
  "channels.problems.settings_changed": ofTypes,
  "metaApp.portTaken": [[47814]],
  "channels.problems.timed_out": ofTypes,
  "channels.problems.replaced": ofTypes,
  "channels.problems.already_running": ofTypes,
  "channels.problems.permission_missing.declined": [
    ["messenger", ["one"]],
    ["instagram", ["one", "two"]],
  ],
  "channels.problems.permission_missing.notRequested": [
    ["messenger", ["one"], ["pages_messaging"]],
  ],
  "channels.problems.different_user": [
    [{ user: name, taken: { kind: "account", name: hostile }, owners: [name] }],
    [{ user: name, taken: { kind: "pages", count: 1 }, owners: [name, hostile] }],
    [{ user: hostile, taken: { kind: "pages", count: 9 }, owners: [name, name, name, name] }],
  ],
  "channels.problems.no_eligible_pages.noneUsable": ofTypes,
  "channels.problems.no_usable_token": [[1], [7]],
  "channels.instagramMovedTo": ofNames,
  "channels.noMessagingTask.message": ofNames,
  "channels.connectedByAnother.message": ofNames,
  "channels.unconfirmed": [[iso, "Because."]],
  "menu.connect": ofTypes,
  "server.connected.total": ofTypes.flatMap((type) => counts.map((count) => [...type, count])),
  "server.connected.added": ofTypes.flatMap((type) => counts.map((count) => [...type, count])),
  "server.connected.leftOut": ofCounts,
  "notices.quarantined.accounts": ofFiles,
  "notices.quarantined.settings": ofFiles,
  "notices.quarantined.webApps": ofFiles,
  "notices.quarantined.activity": ofFiles,
  "notices.versionRetired": [["v20.0", "v26.0"]],
  "notifications.accountFailing": [
    [name, "messenger"],
    [hostile, "instagram"],
  ],
  "notifications.accountsFailing": ofCounts,
  "notifications.accountUnconfirmed": [
    [name, "messenger"],
    [hostile, "instagram"],
  ],
  "notifications.mustLogIn": ofNames,
  "notifications.mustLogInBy": [[name, new Date(iso)]],
  "notifications.otherwise": counts.flatMap((count) => [
    [count, true],
    [count, false],
  ]),
  "dialogs.about.detail": [["1.2.3"]],
  "dialogs.about.notOpened": [["/app/LICENSES.txt"]],
  "dialogs.cannotStart.because.folder": [["/home/x/.config/Pagekeeper"]],
  "dialogs.cannotStart.because.lock": [["/home/x/.config/Pagekeeper/SingletonLock"]],
  "dialogs.crash.report": [["/logs/crash.txt"]],
  "callErrors.noAutostart": [["/home/x"]],
  "facebook.proxyInUse": [["proxy.example:8080"]],
  "facebook.throttledFor": ofCounts.slice(1),
  "server.portTaken": [[47814]],
  "server.waitingForAnswer.title": [["https://desk.example.com"]],
  "server.continueToFacebook.title": [["https://desk.example.com"]],
  "tray.state": states,
  "tray.affecting": counts.map((count) => ["Dana must log in again", count]),
  "tray.notices": ofCounts.slice(1),
  "tray.moreProblems": ofCounts.slice(1),
  "tray.working": ofCounts.slice(1),
  "tray.logInAs": ofNames,
  "tray.connecting": ofTypes,
  "tray.paused": [[iso]],
  "tray.update.available": [["0.2.0"]],
  "tray.update.downloading": [["0.2.0"]],
  "tray.update.ready": [["0.2.0"]],
  "tray.update.installing": [["0.2.0"]],
  "tray.update.failed": [["0.2.0"]],
  "tray.connect": ofTypes,
};

/**
 * Matches texts that may be the same in English and German, because they are names or shared words.
 */
const sameInBoth =
  /^(Offline|Code|Messenger|Instagram)$|^[\u2068\u2069\p{Script=Hebrew}\d, ]+(HarborYoga|$)/u;

/** Returns a pair [path, text] for each text and each set of parameters. */
function evaluate(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") {
    const params = exampleParams[path];
    if (!params) throw new Error(`No example parameters for ${path}.`);
    return params.map((args, index) => [`${path} ${index}`, String(value(...args))]);
  }
  return Object.entries(value as object).flatMap(([key, inner]) =>
    evaluate(inner, path ? `${path}.${key}` : key),
  );
}

const textsIn = (language: Language) => {
  setLocale({ language, tag: language });
  return new Map(evaluate(allTexts()));
};

describe.each(languages)("the %s texts of the main process", (language) => {
  let texts: ReadonlyMap<string, string>;
  beforeEach(() => {
    texts = textsIn(language);
  });

  it("are never empty and never show a programming value", () => {
    for (const [path, text] of texts) {
      expect(text, path).toMatch(/\p{L}|\d/u);
      expect(text, path).not.toMatch(/undefined|null|NaN|\[object|\bfunction\b|=>|\s$|^\s| {2}/);
    }
  });

  it("isolate every name written from right to left", () => {
    for (const [path, text] of texts) {
      expect(text, path).not.toContain("\u202e");
      expect(text.replaceAll(isolated, ""), path).not.toContain(name);
    }
  });

  it("survive being decoded twice wherever a client reads them from a URL", () => {
    for (const [path, text] of texts) {
      if (!/^(facebook\.(sentences|proxyInUse|throttled)|channels|server)\b/.test(path)) continue;
      expect(text, path).not.toMatch(/[%+]/);
      const once = new URLSearchParams({ error: text }).get("error") ?? "";
      expect(decodeURIComponent(once), path).toBe(text);
    }
  });

  it("describe problems in whole sentences", () => {
    for (const [path, text] of texts) {
      if (/^(facebook\.sentences|keychain)\b/.test(path)) {
        expect(text, path).toMatch(/^\p{L}.*\.$/u);
      }
    }
  });
});

it("no text of the main process is missing or left in English", () => {
  const english = textsIn("en");
  for (const language of languages.filter((each) => each !== "en")) {
    const texts = textsIn(language);
    expect([...texts.keys()]).toEqual([...english.keys()]);
    const untranslated = [...texts].filter(
      ([path, text]) => text === english.get(path) && !sameInBoth.test(text),
    );
    expect(untranslated).toEqual([]);
  }
});
