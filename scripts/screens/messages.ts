/**
 * The messages that the main process sends to the window in the preview states, in each language.
 */
import { accountProblemTexts as accountProblemsDe } from "../../main/i18n/de/account-problems.ts";
import { callErrorTexts as callErrorsDe } from "../../main/i18n/de/call-errors.ts";
import { channelTexts as channelsDe } from "../../main/i18n/de/channels.ts";
import { facebookTexts as facebookDe } from "../../main/i18n/de/facebook.ts";
import { metaAppTexts as metaAppDe } from "../../main/i18n/de/meta-app.ts";
import { noticeTexts as noticesDe } from "../../main/i18n/de/notices.ts";
import { serverTexts as serverDe } from "../../main/i18n/de/server.ts";
import { accountProblemTexts as accountProblemsEn } from "../../main/i18n/en/account-problems.ts";
import { callErrorTexts as callErrorsEn } from "../../main/i18n/en/call-errors.ts";
import { channelTexts as channelsEn } from "../../main/i18n/en/channels.ts";
import { facebookTexts as facebookEn } from "../../main/i18n/en/facebook.ts";
import { metaAppTexts as metaAppEn } from "../../main/i18n/en/meta-app.ts";
import { noticeTexts as noticesEn } from "../../main/i18n/en/notices.ts";
import { serverTexts as serverEn } from "../../main/i18n/en/server.ts";
import { chooseLocale, locale, setLocale } from "../../main/i18n/locale.ts";

const english = {
  accountProblems: accountProblemsEn,
  callErrors: callErrorsEn,
  channels: channelsEn,
  facebook: facebookEn,
  metaApp: metaAppEn,
  notices: noticesEn,
  server: serverEn,
};
const german: typeof english = {
  accountProblems: accountProblemsDe,
  callErrors: callErrorsDe,
  channels: channelsDe,
  facebook: facebookDe,
  metaApp: metaAppDe,
  notices: noticesDe,
  server: serverDe,
};

function messagesFrom(texts: typeof english) {
  const { accountProblems, callErrors, channels, facebook, metaApp, notices, server } = texts;
  const { consequences, noMessagingTask, unconnectable } = channels;
  return {
    works: channels.works,
    wrongSecret: metaApp.atForm.app_secret_wrong,
    redirectBlocked: metaApp.atForm.redirect_uri_blocked,
    labels: accountProblems.labels,
    unconfirmedLabel: accountProblems.unconfirmed,
    password: facebook.sentences.password_changed,
    mustLogIn: accountProblems.mustLogIn,
    passwordProblem: (count: number) =>
      accountProblems.login.password_changed({
        person: "Dana",
        affected: { counts: [{ channel: "messenger", count }] },
      }),
    accessOff: facebook.sentences.instagram_access_off,
    gone: facebook.sentences.page_gone,
    appChanged: channels.localHealth.app_changed,
    moved: channels.localHealth.instagram_moved,
    unconfirmed: channels.unconfirmed("2026-11-15T08:00:00.000Z", facebook.sentences.app_blocked),
    appDashboard: facebook.links["app-dashboard"],
    notSubscribed: facebook.sentences.permission_missing,
    noTask: {
      message: noMessagingTask.message("Dana Reyes"),
      remedy: noMessagingTask.remedy,
      label: facebook.links["page-access"],
    },
    anothers: {
      message: channels.connectedByAnother.message("Dana Reyes"),
      remedy: channels.connectedByAnother.remedy,
    },
    noInstagram: {
      ...unconnectable["no-instagram-account"],
      label: facebook.links["linked-accounts"],
    },
    cannot: {
      messages: consequences.pages_messaging,
      portfolio: consequences.business_management,
      webhook: consequences.pages_manage_metadata,
      instagram: consequences.instagram_basic,
    },
    stranger: channels.problems.different_user({
      user: "Sam Okafor",
      taken: { kind: "account", name: "Harbor Yoga" },
      owners: ["Dana Reyes"],
    }),
    cancelled: facebook.sentences.access_denied,
    diskFull: callErrors.calls.not_saved,
    settingsDiskFull: callErrors.calls.settings_not_saved,
    portTaken: server.portTaken(47814),
    quarantined: notices.quarantined.accounts("/home/dana/accounts.damaged.json", "damaged"),
    unread: callErrors.calls.internal,
    // Release notes are in English only, because the publisher writes them in English.
    notes:
      "Added\n• The tray names the accounts that need attention, and says until when Facebook's limit lasts. Nothing is asked again before that, and accounts keep their last known state.\n• Right-to-left names no longer reorder a sentence.\n\nFixed\n• Choosing Connect twice opens one tab.",
  };
}

/** Some messages contain a date or a list, which they format for the current locale. */
function messagesIn(tag: string, texts: typeof english) {
  const before = locale();
  setLocale(chooseLocale("system", [tag]));
  const messages = messagesFrom(texts);
  setLocale(before);
  return messages;
}

/** The locales include a region, because the locales of operating systems do. */
export const locales = { en: "en-GB", de: "de-DE" } as const;

export const messages = {
  en: messagesIn(locales.en, english),
  de: messagesIn(locales.de, german),
};
