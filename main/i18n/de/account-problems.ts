import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { accountProblemTexts as english } from "../en/account-problems.ts";
import { formatters } from "../formatters.ts";
import type { AffectedAccounts, LoginCause } from "../message-params.ts";

/** Returns, for example, "44 Messenger- und 22 Instagram-Konten", or the names of a few. */
function accounts({ names, counts }: AffectedAccounts): string {
  const { list, number, plural } = formatters();
  if (names) return formatters().names(names);
  const parts = counts.map(({ channel, count }) => `${number(count)} ${channelNames[channel]}-`);
  const last = counts.at(-1)?.count ?? 0;
  return `${list(parts)}${plural(last, { one: "Konto", other: "Konten" })}`;
}

const expired = (at: string | undefined): string =>
  at === undefined ? "ist abgelaufen" : `ist am ${formatters().day(at)} abgelaufen`;

const restore = ({ affected }: LoginCause): string =>
  `Melden Sie sich neu an, um ${accounts(affected)} wiederherzustellen.`;

const allowAll = ({ affected }: LoginCause): string =>
  `Melden Sie sich neu an und lassen Sie alle Berechtigungen eingeschaltet, um ${accounts(affected)} wiederherzustellen.`;

const affects = (affected: AffectedAccounts): string => `Das betrifft ${accounts(affected)}.`;

export const accountProblemTexts: typeof english = {
  labels: {
    works: "Funktioniert",
    reconnect: "Neu anmelden",
    "not-granted": "Seite nicht ausgewählt",
    permission: "Berechtigung fehlt",
    "lost-role": "Keine Aufgabe „Nachrichten“",
    "action-at-facebook": "Auf Facebook ist etwas zu tun",
    "instagram-access-off": "Nachrichtenzugriff aus",
    "instagram-not-linked": "Nicht mehr verknüpft",
    blocked: "Von Facebook gesperrt",
    gone: "Seite nicht gefunden",
  },
  codeLabels: {
    app_capability_missing: "Der Meta-App fehlt Zugriff",
    app_not_reviewed: "Meta-App nicht freigegeben",
    instagram_advanced_access_missing: "Der Meta-App fehlt Zugriff",
    instagram_not_professional: "Kein professionelles Konto",
    instagram_restricted: "Von Instagram eingeschränkt",
    link_unverified: "Verknüpfung nicht bestätigt",
    page_merged: "Seite zusammengeführt",
    page_restricted: "Seite eingeschränkt",
  },
  unconfirmed: "Nicht bestätigt",
  title: (affected, label) => `${accounts(affected)}: ${label}`,
  sameProblem: (message) => `Diese Konten haben dasselbe Problem. ${message}`,

  mustLogIn: (person) => `${isolate(person)} muss sich neu anmelden`,
  login: {
    token_invalid: (cause) =>
      `Facebook nimmt die Anmeldung von ${isolate(cause.person)} nicht mehr an. ${restore(cause)}`,
    app_removed: (cause) =>
      `${isolate(cause.person)} hat Pagekeeper in den Facebook-Einstellungen entfernt. ${restore(cause)}`,
    password_changed: (cause) =>
      `${isolate(cause.person)} hat das Facebook-Passwort geändert. ${restore(cause)}`,
    token_expired: (cause) =>
      `Der Zugriff von ${isolate(cause.person)} ${expired(cause.expiredAt)}. ${restore(cause)}`,
    logged_out: (cause) =>
      `${isolate(cause.person)} hat sich bei Facebook abgemeldet. ${restore(cause)}`,
    access_ended: (cause) =>
      `Der Zugriff von ${isolate(cause.person)} wurde auf Facebook entfernt. ${restore(cause)}`,
    page_not_granted: (cause) =>
      `${isolate(cause.person)} hat bei der letzten Anmeldung nicht alle Seiten ausgewählt. Melden Sie sich neu an und wählen Sie die fehlenden Seiten aus, um ${accounts(cause.affected)} wiederherzustellen.`,
    permission_lost: (cause) =>
      `Facebook lässt Pagekeeper mit der Anmeldung von ${isolate(cause.person)} keine Nachrichten mehr lesen. ${allowAll(cause)}`,
    permission_missing: (cause) =>
      `Facebook lässt Pagekeeper mit der Anmeldung von ${isolate(cause.person)} keine Nachrichten lesen. ${allowAll(cause)} Wenn das nicht hilft, muss die Person, die Pagekeepers Meta-App eingerichtet hat, App Review abschließen.`,
    token_not_saved: (cause) =>
      `Die Anmeldung von ${isolate(cause.person)} wurde nur für eine Sitzung behalten, weil es keinen Schlüsselbund gab. ${restore(cause)}`,
    token_missing: (cause) =>
      `Zugriffstokens aus der Anmeldung von ${isolate(cause.person)} sind nicht mehr im Schlüsselbund dieses Computers. ${restore(cause)}`,
    app_changed: (cause) =>
      `Pagekeeper verwendet jetzt eine andere Meta-App, ${isolate(cause.person)} hat sich aber mit der vorigen angemeldet. ${restore(cause)}`,
  },

  person: {
    checkpoint: {
      title: (person) => `${isolate(person)} muss die eigene Identität bestätigen`,
      message: (person, affected) =>
        `Facebook bittet ${isolate(person)}, die eigene Identität zu bestätigen. Melden Sie sich auf facebook.com an, folgen Sie den Schritten und prüfen Sie dann erneut. ${affects(affected)}`,
    },
    user_unconfirmed: {
      title: (person) => `${isolate(person)} muss das Facebook-Profil bestätigen`,
      message: (person, affected) =>
        `Das Facebook-Profil von ${isolate(person)} ist nicht bestätigt. Bestätigen Sie es auf facebook.com und prüfen Sie dann erneut. ${affects(affected)}`,
    },
    two_factor_required: {
      title: (person) => `${isolate(person)} muss zweistufige Authentifizierung einschalten`,
      message: (person, affected) =>
        `Ein Business-Portfolio verlangt zweistufige Authentifizierung. ${isolate(person)} muss sie einschalten und eine Anmeldung auf facebook.com bestätigen. Prüfen Sie dann erneut; wenn das nicht hilft, melden Sie sich neu an. ${affects(affected)}`,
    },
  },

  expiring: {
    title: (person, at) => `${isolate(person)} muss sich bis ${formatters().day(at)} neu anmelden`,
    message: (at, days, affected) =>
      `Der Zugriff endet am ${formatters().day(at)} (in ${formatters().count(days, { one: "Tag", other: "Tagen" })}). Melden Sie sich vorher neu an, damit ${stayWorking(affected)}.`,
    over: (at, affected) =>
      `Der Zugriff endete am ${formatters().day(at)}. Melden Sie sich neu an, damit ${stayWorking(affected)}.`,
  },
};

function stayWorking(affected: AffectedAccounts): string {
  const total = affected.counts.reduce((sum, { count }) => sum + count, 0);
  const work = formatters().plural(total, { one: "funktioniert", other: "funktionieren" });
  return `${accounts(affected)} weiter ${work}`;
}
