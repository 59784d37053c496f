import type { facebookTexts as english } from "../en/facebook.ts";
import { formatters } from "../formatters.ts";

export const facebookTexts: typeof english = {
  sentences: {
    /* ---- Facebook could not be asked ---- */
    cancelled: "Das wurde abgebrochen. Es wurde nichts geändert.",
    no_network:
      "Dieser Computer erreicht Facebook nicht. Ihre Konten sind unverändert. Prüfen Sie die Internetverbindung und versuchen Sie es erneut.",
    insecure_connection:
      "Die Verbindung zu Facebook ist nicht sicher: Etwas zwischen diesem Computer und Facebook antwortet an dessen Stelle. Prüfen Sie die Uhr dieses Computers und fragen Sie dann die Person, die Ihr Netzwerk oder Ihren Virenschutz betreut.",
    proxy_unusable:
      "Der Proxy, der auf diesem Computer eingestellt ist, lässt Pagekeeper nicht zu Facebook. Prüfen Sie die Proxy-Einstellungen oder fragen Sie die Person, die Ihr Netzwerk betreut.",
    facebook_down:
      "Facebook antwortet gerade nicht. Ihre Konten sind unverändert. Versuchen Sie es in ein paar Minuten erneut.",
    facebook_timeout:
      "Facebook hat zu lange für eine Antwort gebraucht. Ihre Konten sind unverändert. Versuchen Sie es in ein paar Minuten erneut.",
    facebook_not_json:
      "Facebook hat etwas anderes als Daten geschickt, was meist bei einer Störung vorkommt. Ihre Konten sind unverändert. Versuchen Sie es in ein paar Minuten erneut.",
    facebook_unexpected:
      "Facebook hat eine Antwort geschickt, die Pagekeeper nicht versteht. Ihre Konten sind unverändert. Versuchen Sie es später erneut, und suchen Sie nach einem neueren Pagekeeper, wenn das wiederholt vorkommt.",
    throttled:
      "Facebook begrenzt, wie oft Pagekeeper fragen darf, und die Grenze ist erreicht. Ihre Konten sind unverändert. Versuchen Sie es später erneut.",

    /* ---- Logging in ---- */
    access_denied:
      "Sie haben die Anmeldung bei Facebook abgebrochen. Es wurde nichts geändert. Verbinden Sie neu, wann immer Sie möchten.",
    login_refused:
      "Facebook hat die Anmeldung beendet, ohne Zugriff zu geben. Es wurde nichts geändert. Verbinden Sie neu, und wählen Sie bei Facebook „Weiter“.",
    login_empty:
      "Facebook ist von der Anmeldung ohne Antwort zurückgekommen. Es wurde nichts geändert. Bitte verbinden Sie neu.",
    code_used:
      "Diese Anmeldung wurde schon einmal verwendet, vielleicht weil ihre Seite neu geladen wurde. Es wurde nichts geändert. Bitte verbinden Sie neu.",
    code_rejected:
      "Facebook nimmt diese Anmeldung nicht mehr an, wahrscheinlich weil sie zu lange gedauert hat. Es wurde nichts geändert. Bitte verbinden Sie neu.",
    token_rejected:
      "Facebook hat den Zugriff, den es eben erst gegeben hat, wieder zurückgenommen. Es wurde nichts geändert. Prüfen Sie auf facebook.com, ob Sie angemeldet sind, und verbinden Sie dann neu.",

    /* ---- The set-up of the Meta app ---- */
    app_secret_unavailable:
      "Der Geheimcode von Pagekeepers Meta-App konnte nicht gelesen werden. Entsperren Sie den Schlüsselbund dieses Computers oder geben Sie den Geheimcode neu ein, und versuchen Sie es dann erneut.",
    app_misconfigured:
      "Facebook nimmt die ID und den Geheimcode von Pagekeepers Meta-App nicht an. Wer die App eingerichtet hat, muss beides prüfen, und dass ihr Typ nicht „Nativ“ oder „Desktop“ ist.",
    app_secret_wrong:
      "Facebook nimmt den Geheimcode von Pagekeepers Meta-App nicht an. Wer die App eingerichtet hat, muss den aktuellen Geheimcode eingeben.",
    app_id_unknown:
      "Facebook kennt keine App mit dieser App-ID. Kopieren Sie die ID oben aus dem Dashboard der App bei Meta, und prüfen Sie dann erneut.",
    app_type_native:
      "Facebook nimmt ID und Geheimcode an, übergeht aber Anfragen, die die App im eigenen Namen stellt. Ihr Typ ist „Nativ“ oder „Desktop“: Öffnen Sie die erweiterten Einstellungen der App bei Meta, schalten Sie das aus, und prüfen Sie dann erneut.",
    redirect_uri_mismatch:
      "Die Adresse, an die Facebook Menschen zurückschickt, ist nicht die, die in Pagekeepers Meta-App steht. Wer die App eingerichtet hat, muss dafür sorgen, dass beide Zeichen für Zeichen übereinstimmen.",
    app_in_development:
      "Pagekeepers Meta-App ist im Entwicklungsmodus, und Sie haben keine Rolle in ihr. Bitten Sie die Person, die die App eingerichtet hat, Ihnen eine Rolle zu geben oder die App live zu schalten.",
    app_not_active:
      "Pagekeepers Meta-App ist bei Facebook nicht aktiv. Bitten Sie die Person, die die App eingerichtet hat, die Einrichtung abzuschließen und die App zu aktivieren.",
    redirect_uri_blocked:
      "Facebook hat den Rückweg zu Pagekeeper gesperrt, weil dessen Adresse nicht in der Meta-App steht. Bitten Sie die Person, die die App eingerichtet hat, sie bei den gültigen Weiterleitungs-URIs einzutragen.",
    app_feature_unavailable:
      "Facebook hat die Anmeldung für Pagekeepers Meta-App vorerst abgeschaltet. Bitten Sie die Person, die die App eingerichtet hat, in ihrem Dashboard nach offenen Aufgaben zu sehen.",
    app_setup_refused:
      "Facebook hat die Anmeldung abgelehnt, weil Pagekeepers Meta-App nicht passend eingerichtet ist. Bitten Sie die Person, die die App eingerichtet hat, in ihrem Dashboard nach offenen Aufgaben zu sehen; Facebooks Nummer steht unter „Details“.",
    app_not_reviewed:
      "Pagekeepers Meta-App ist von Facebook nicht dafür freigegeben, Nachrichten zu lesen. Neu zu verbinden hilft nicht; bitten Sie die Person, die die App eingerichtet hat, App Review abzuschließen und die App live zu schalten.",
    instagram_advanced_access_missing:
      "Facebook gibt diese Instagram-Nachrichten nicht heraus, weil Pagekeepers Meta-App keinen Advanced Access hat. Neu zu verbinden hilft nicht; bitten Sie die Person, die die App eingerichtet hat, ihn zu beantragen.",

    /* ---- An account does not work ---- */
    token_invalid:
      "Facebook nimmt den Zugriff auf dieses Konto nicht mehr an. Verbinden Sie das Konto neu, um ihn zu erneuern.",
    app_removed:
      "Pagekeeper wurde in den Facebook-Einstellungen der Person entfernt, die dieses Konto verbunden hat. Verbinden Sie das Konto neu, um den Zugriff neu zu geben.",
    checkpoint:
      "Facebook möchte, dass die Person, die dieses Konto verbunden hat, bestätigt, wer sie ist. Melden Sie sich auf facebook.com an und folgen Sie den Schritten dort, und prüfen Sie dann erneut.",
    password_changed:
      "Die Person, die dieses Konto verbunden hat, hat ihr Facebook-Passwort geändert. Verbinden Sie das Konto neu, um den Zugriff zu erneuern.",
    token_expired:
      "Der Zugriff auf dieses Konto ist abgelaufen. Verbinden Sie das Konto neu, um ihn zu erneuern.",
    user_unconfirmed:
      "Das Facebook-Profil, das dieses Konto verbunden hat, ist nicht bestätigt. Bestätigen Sie es auf facebook.com, und prüfen Sie dann erneut.",
    logged_out:
      "Die Facebook-Anmeldung, die dieses Konto verbunden hat, ist beendet. Verbinden Sie das Konto neu, um den Zugriff zu erneuern.",
    access_ended:
      "Der Zugriff auf dieses Konto wurde bei Facebook beendet. Verbinden Sie das Konto neu, um ihn neu zu geben.",
    role_lost:
      "Die Person, die diese Seite verbunden hat, hat auf ihr keine Rolle mehr, die Nachrichten einschließt. Neu zu verbinden hilft nicht; bitten Sie erst jemanden, der die Seite verwaltet, um die Aufgabe „Nachrichten“.",
    page_not_granted:
      "Diese Seite wurde beim letzten Verbinden ausgelassen. Verbinden Sie neu, und haken Sie sie bei Facebook an.",
    permission_lost:
      "Pagekeeper hat die Berechtigung verloren, die Nachrichten dieses Kontos zu lesen, oder hatte sie nie. Sie endet auch von selbst, wenn sie 90 Tage nicht genutzt wird. Verbinden Sie das Konto neu, und lassen Sie alle Berechtigungen eingeschaltet.",
    permission_missing:
      "Facebook lässt Pagekeeper die Nachrichten dieses Kontos nicht lesen. Verbinden Sie das Konto neu, und lassen Sie alle Berechtigungen eingeschaltet; wenn das nicht hilft, muss App Review abschließen, wer Pagekeepers Meta-App eingerichtet hat.",
    link_unverified:
      "Facebook kann die Verknüpfung dieser Seite mit ihrem Instagram-Konto nicht bestätigen. Verknüpfen Sie beide in den Einstellungen der Seite neu, schalten Sie die zweistufige Anmeldung ein, wenn Facebook danach fragt, und verbinden Sie dann neu.",
    page_restricted:
      "Facebook hat diese Seite für eine Zeit eingeschränkt. Öffnen Sie das Support-Postfach der Seite bei Facebook, um zu sehen, warum und bis wann.",
    policy_blocked:
      "Facebook hat das wegen seiner Regeln für eine Zeit gesperrt. Suchen Sie auf facebook.com nach Facebooks Nachricht, warten Sie das Ende der Sperre ab, und prüfen Sie dann erneut.",
    business_blocked:
      "Facebook hat Nachrichten für dieses Unternehmen gesperrt. Öffnen Sie Business Support bei Facebook, um zu sehen, warum.",
    page_gone:
      "Facebook zeigt diese Seite nicht mehr: Sie wurde gelöscht, oder die Person, die sie verbunden hat, hat ihre Rolle verloren. Wenn es die Seite noch gibt, bitten Sie jemanden, der sie verwaltet, um eine Rolle, und verbinden Sie dann neu.",
    instagram_not_linked:
      "Mit dieser Seite ist kein Instagram-Konto mehr verknüpft. Verknüpfen Sie es in den Einstellungen der Seite bei Facebook, und prüfen Sie dann erneut.",
    instagram_not_professional:
      "Dieses Instagram-Konto kann nicht für Nachrichten verwendet werden. Stellen Sie es in der Instagram-App auf ein professionelles Konto um, und prüfen Sie dann erneut.",
    instagram_access_off:
      "Instagram gibt seine Nachrichten nicht an verbundene Tools. Öffnen Sie in der Instagram-App Einstellungen, Nachrichten und Story-Antworten, Nachrichtensteuerung, Verbundene Tools, und schalten Sie „Zugriff auf Nachrichten erlauben“ ein.",

    /* ---- The subscription to the app's webhook; it says nothing of the account's messages ---- */
    webhook_not_allowed:
      "Facebook lässt Pagekeeper die Ereignisse dieser Seite nicht an die Meta-App schicken. Verbinden Sie neu, und lassen Sie alle Berechtigungen eingeschaltet; wenn das nicht hilft, muss pages_manage_metadata beantragen, wer die App eingerichtet hat.",
    webhook_refused:
      "Facebook schickt die Ereignisse dieser Seite nicht an die Meta-App. Wer die App eingerichtet hat, muss deren Webhook-Einstellungen ansehen; Facebooks Nummer steht unter „Details“.",
    webhook_not_kept:
      "Facebook schickt nicht alle Ereignisse dieser Seite an die Meta-App, obwohl es zugestimmt hat. Wer die App eingerichtet hat, muss in deren Webhook-Einstellungen die Felder für Nachrichten wählen, und dann noch einmal prüfen.",

    /* ---- A single request was turned down; it says nothing of the account ---- */
    outside_message_window:
      "Diese Person hat zuletzt vor mehr als 24 Stunden geschrieben. Facebook lässt Sie antworten, sobald sie wieder schreibt.",
    handled_elsewhere:
      "Eine andere App kümmert sich um diese Unterhaltung. Antworten Sie dort, oder geben Sie die Unterhaltung in jener App frei.",
    recipient_unknown:
      "Facebook findet diese Person auf Instagram nicht. Vielleicht hat sie ihr Konto geschlossen.",
    recipient_unavailable:
      "Diese Person ist gerade nicht zu erreichen. Versuchen Sie es später erneut.",
    duplicate:
      "Facebook hat genau das schon. Ändern Sie es, wenn Sie es noch einmal senden möchten.",
    request_refused:
      "Facebook hat eine Anfrage abgelehnt, weil Pagekeeper falsch gefragt hat. Ihre Konten sind unverändert. Suchen Sie nach einem neueren Pagekeeper, oder melden Sie die Einzelheiten.",
    facebook_refused:
      "Facebook hat eine Anfrage aus einem Grund abgelehnt, den Pagekeeper nicht kennt. Ihre Konten sind unverändert. Versuchen Sie es später erneut, und melden Sie die Einzelheiten, wenn das wiederholt vorkommt.",
    unexpected:
      "Pagekeeper ist an einem eigenen Fehler hängen geblieben. Ihre Konten sind unverändert. Versuchen Sie es erneut, und melden Sie es, wenn das wiederholt vorkommt.",
  },

  throttledFor: (minutes: number) =>
    `Facebook begrenzt, wie oft Pagekeeper fragen darf, und die Grenze ist erreicht. Ihre Konten sind unverändert. Versuchen Sie es in ${formatters().plural(minutes, { one: "einer Minute", other: `etwa ${formatters().number(minutes)} Minuten` })} noch einmal.`,

  links: {
    facebook: "Facebook öffnen",
    page: "Seite öffnen",
    "page-access": "Seitenzugriff öffnen",
    "linked-accounts": "Verknüpfte Konten öffnen",
    "support-inbox": "Support-Postfach öffnen",
    "business-support": "Business Support öffnen",
    "instagram-professional": "Instagrams Kontotyp öffnen",
    "instagram-message-access": "Bei Instagram ansehen, wie es geht",
    "business-integrations": "Business-Integrationen öffnen",
    "app-dashboard": "Dashboard der App öffnen",
  },
};
