import type { facebookTexts as english } from "../en/facebook.ts";
import { formatters } from "../formatters.ts";

export const facebookTexts: typeof english = {
  sentences: {
    // Problems with the connection or with a response.
    cancelled: "Abgebrochen. Es wurde nichts geändert.",
    no_network:
      "Dieser Computer erreicht Facebook nicht. Ihre Konten sind unverändert. Prüfen Sie die Internetverbindung und versuchen Sie es dann erneut.",
    insecure_connection:
      "Die Verbindung zu Facebook ist nicht sicher: Etwas zwischen diesem Computer und Facebook antwortet an dessen Stelle. Prüfen Sie die Uhr dieses Computers und fragen Sie dann die Person, die Ihr Netzwerk oder Ihren Virenschutz betreut.",
    connection_blocked:
      "Eine Firewall oder ein Virenschutz auf diesem Computer lässt Pagekeeper nicht zu Facebook. Ihre Konten sind unverändert. Erlauben Sie Pagekeeper in den Einstellungen dieses Programms den Zugriff auf das Internet und versuchen Sie es dann erneut.",
    resources_exhausted:
      "Auf diesem Computer sind zu viele Dateien oder Verbindungen offen oder zu wenig Speicher frei, um Facebook zu erreichen. Ihre Konten sind unverändert. Schließen Sie Programme, die Sie nicht brauchen, oder starten Sie den Computer neu und versuchen Sie es dann erneut.",
    proxy_unusable:
      "Der Proxy, der auf diesem Computer eingestellt ist, lässt Pagekeeper nicht zu Facebook. Prüfen Sie die Proxy-Einstellungen oder fragen Sie die Person, die Ihr Netzwerk betreut.",
    proxy_down:
      "Der Proxy, der auf diesem Computer eingestellt ist, antwortet nicht. Ihre Konten sind unverändert. Prüfen Sie die Internetverbindung und die Proxy-Einstellungen oder fragen Sie die Person, die Ihr Netzwerk betreut.",
    proxy_password_required:
      "Der Proxy, der auf diesem Computer eingestellt ist, verlangt einen Namen und ein Passwort, die Pagekeeper nicht hat. Ihre Konten sind unverändert. Bitten Sie die Person, die Ihr Netzwerk betreut, Pagekeeper ohne Anmeldung durchzulassen.",
    proxy_unsupported:
      "Auf diesem Computer ist ein SOCKS-Proxy eingestellt, den Pagekeeper nicht unterstützt. Ihre Konten sind unverändert. Stellen Sie stattdessen einen HTTP-Proxy ein oder fragen Sie die Person, die Ihr Netzwerk betreut.",
    facebook_down:
      "Facebook antwortet gerade nicht. Ihre Konten sind unverändert. Versuchen Sie es in ein paar Minuten erneut.",
    facebook_timeout:
      "Facebook hat zu lange für eine Antwort gebraucht. Ihre Konten sind unverändert. Versuchen Sie es in ein paar Minuten erneut.",
    facebook_not_json:
      "Facebook hat eine unbrauchbare Antwort geschickt, was meist bei einer Störung vorkommt. Ihre Konten sind unverändert. Versuchen Sie es in ein paar Minuten erneut.",
    facebook_unexpected:
      "Facebook hat eine Antwort geschickt, die Pagekeeper nicht versteht. Ihre Konten sind unverändert. Versuchen Sie es später erneut; wenn das wiederholt vorkommt, suchen Sie nach einer neueren Version von Pagekeeper.",
    throttled:
      "Das Limit von Facebook ist erreicht. Ihre Konten sind unverändert. Versuchen Sie es später erneut.",
    too_much_data:
      "Laut Facebook fragt Pagekeeper zu viele Daten auf einmal ab, obwohl es schon so wenige wie möglich waren. Ihre Konten sind unverändert. Versuchen Sie es später erneut und melden Sie die Einzelheiten, wenn das wiederholt vorkommt.",
    // Problems with a login.
    access_denied:
      "Sie haben die Anmeldung bei Facebook abgebrochen. Es wurde nichts geändert. Sie können jederzeit wieder verbinden.",
    login_refused:
      "Facebook hat die Anmeldung beendet, ohne Zugriff zu geben. Es wurde nichts geändert. Verbinden Sie noch einmal und wählen Sie bei Facebook „Weiter“.",
    login_empty:
      "Facebook ist von der Anmeldung ohne Antwort zurückgekommen. Es wurde nichts geändert. Bitte verbinden Sie noch einmal.",
    code_used:
      "Diese Anmeldung wurde schon verwendet, vielleicht weil ihre Seite neu geladen wurde. Es wurde nichts geändert. Bitte verbinden Sie noch einmal.",
    code_rejected:
      "Facebook nimmt diese Anmeldung nicht mehr an, wahrscheinlich weil sie zu lange gedauert hat. Es wurde nichts geändert. Bitte verbinden Sie noch einmal.",
    token_rejected:
      "Facebook hat den Zugriff, den es gerade erst gegeben hat, wieder entzogen. Es wurde nichts geändert. Prüfen Sie auf facebook.com, ob Sie angemeldet sind, und verbinden Sie dann noch einmal.",
    login_not_permitted:
      "Facebook lässt Pagekeeper Ihre Seiten nicht sehen. Es wurde nichts geändert. Verbinden Sie noch einmal und lassen Sie alle Berechtigungen eingeschaltet. Wenn das nicht hilft, muss die Person, die Pagekeepers Meta-App eingerichtet hat, App Review abschließen.",
    login_as_page:
      "Diese Anmeldung gehört zu einer Seite, auf die Facebook keinen Zugriff gibt. Es wurde nichts geändert. Wechseln Sie auf facebook.com von der Seite zu Ihrem eigenen Profil und verbinden Sie dann noch einmal.",
    // Problems with the setup of the Meta app.
    app_secret_unavailable:
      "Pagekeeper kann den Geheimcode seiner Meta-App nicht lesen. Entsperren Sie den Schlüsselbund dieses Computers oder geben Sie den Geheimcode neu ein und versuchen Sie es dann erneut.",
    app_misconfigured:
      "Meta nimmt die ID und den Geheimcode von Pagekeepers Meta-App nicht an. Die Person, die die App eingerichtet hat, muss beides prüfen, und ob der Typ der App nicht „Nativ“ oder „Desktop“ ist.",
    app_secret_wrong:
      "Meta nimmt den Geheimcode von Pagekeepers Meta-App nicht an. Kopieren Sie ihn noch einmal aus dem Dashboard der App: App-Einstellungen › Allgemeines › Anzeigen.",
    app_id_unknown:
      "Meta kennt keine App mit dieser App-ID. Kopieren Sie die ID oben aus dem Dashboard der App und prüfen Sie dann erneut.",
    app_type_native:
      "Meta nimmt ID und Geheimcode an, übergeht aber Anfragen der App selbst, weil ihr Typ „Nativ“ oder „Desktop“ ist. Schalten Sie das in den erweiterten Einstellungen der App bei Meta aus und prüfen Sie dann erneut.",
    redirect_uri_mismatch:
      "Die Weiterleitungs-URI in Pagekeepers Einstellungen ist nicht die der Meta-App. Die Person, die die App eingerichtet hat, muss beide genau gleich eintragen.",
    app_in_development:
      "Pagekeepers Meta-App ist im Entwicklungsmodus, und Sie haben darin keine Rolle. Bitten Sie die Person, die die App eingerichtet hat, Ihnen eine Rolle zu geben oder die App in den Live-Modus zu schalten.",
    app_not_active:
      "Pagekeepers Meta-App ist nicht aktiv. Bitten Sie die Person, die die App eingerichtet hat, die Einrichtung abzuschließen und die App zu aktivieren.",
    redirect_uri_blocked:
      "Facebook ist nicht zu Pagekeeper zurückgekehrt, weil dessen Adresse nicht in der Meta-App steht. Bitten Sie die Person, die die App eingerichtet hat, sie bei den gültigen OAuth-Weiterleitungs-URIs einzutragen.",
    app_feature_unavailable:
      "Meta hat die Anmeldung für Pagekeepers Meta-App vorerst abgeschaltet. Bitten Sie die Person, die die App eingerichtet hat, in deren Dashboard nach offenen Aufgaben zu sehen.",
    app_setup_refused:
      "Facebook hat die Anmeldung abgelehnt, weil Pagekeepers Meta-App nicht passend eingerichtet ist. Bitten Sie die Person, die die App eingerichtet hat, in deren Dashboard nach offenen Aufgaben zu sehen. Facebooks Fehlernummer steht unter „Details“.",
    app_not_reviewed:
      "Meta hat Pagekeepers Meta-App nicht für das Lesen von Nachrichten freigegeben. Eine neue Anmeldung hilft nicht. Bitten Sie die Person, die die App eingerichtet hat, App Review abzuschließen und die App in den Live-Modus zu schalten.",
    app_blocked:
      "Meta hat Pagekeepers Meta-App gesperrt oder abgeschaltet. Ihre Konten sind unverändert. Bitten Sie die Person, die die App eingerichtet hat, in deren Dashboard nachzusehen, was Meta verlangt, und sie wieder zu aktivieren.",
    app_capability_missing:
      "Pagekeepers Meta-App fehlt der Zugriff, der für die Nachrichten dieses Kontos nötig ist. Eine neue Anmeldung hilft nicht. Bitten Sie die Person, die die App eingerichtet hat, in deren Dashboard Advanced Access zu beantragen.",
    app_address_refused:
      "Pagekeepers Meta-App nimmt Anfragen nur von bestimmten Internetadressen an, und die dieses Computers gehört nicht dazu. Ihre Konten sind unverändert. Bitten Sie die Person, die die App eingerichtet hat, in deren erweiterten Einstellungen die Liste der erlaubten Server-IP-Adressen zu ändern.",
    instagram_advanced_access_missing:
      "Diese Instagram-Nachrichten brauchen Advanced Access, den Pagekeepers Meta-App nicht hat. Eine neue Anmeldung hilft nicht. Bitten Sie die Person, die die App eingerichtet hat, ihn zu beantragen.",
    // Problems with an account.
    token_invalid:
      "Facebook nimmt Pagekeepers Zugriff auf dieses Konto nicht mehr an. Melden Sie sich neu an, um ihn wiederherzustellen.",
    app_removed:
      "Die Person, die dieses Konto verbunden hat, hat Pagekeeper in ihren Facebook-Einstellungen entfernt. Melden Sie sich neu an, um den Zugriff wiederherzustellen.",
    checkpoint:
      "Facebook bittet die Person, die dieses Konto verbunden hat, ihre Identität zu bestätigen. Melden Sie sich auf facebook.com an, folgen Sie den Schritten und prüfen Sie dann erneut.",
    password_changed:
      "Die Person, die dieses Konto verbunden hat, hat ihr Facebook-Passwort geändert. Melden Sie sich neu an, um den Zugriff wiederherzustellen.",
    token_expired:
      "Der Zugriff auf dieses Konto ist abgelaufen. Melden Sie sich neu an, um ihn wiederherzustellen.",
    user_unconfirmed:
      "Das Facebook-Profil, das dieses Konto verbunden hat, ist nicht bestätigt. Bestätigen Sie es auf facebook.com und prüfen Sie dann erneut.",
    two_factor_required:
      "Diese Seite gehört zu einem Business-Portfolio, das zweistufige Authentifizierung verlangt. Die Person, die die Seite verbunden hat, muss die zweistufige Authentifizierung einschalten und eine Anmeldung auf facebook.com bestätigen. Prüfen Sie dann erneut; wenn das nicht hilft, melden Sie sich neu an.",
    logged_out:
      "Die Person, die dieses Konto verbunden hat, hat sich bei Facebook abgemeldet. Melden Sie sich neu an, um den Zugriff wiederherzustellen.",
    access_ended:
      "Der Zugriff auf dieses Konto wurde auf Facebook entfernt. Melden Sie sich neu an, um ihn wiederherzustellen.",
    role_lost:
      "Die Person, die diese Seite verbunden hat, darf deren Nachrichten nicht mehr verwalten; eine neue Anmeldung hilft noch nicht. Bitten Sie zuerst jemanden mit voller Kontrolle, es unter Seitenzugriff › Nachrichten zu erlauben.",
    page_not_granted:
      "Diese Seite wurde bei der letzten Anmeldung nicht ausgewählt. Melden Sie sich neu an und wählen Sie sie bei Facebook aus.",
    permission_lost:
      "Facebook lässt Pagekeeper die Nachrichten dieses Kontos nicht mehr lesen. Melden Sie sich neu an und lassen Sie alle Berechtigungen eingeschaltet.",
    permission_missing:
      "Facebook lässt Pagekeeper die Nachrichten dieses Kontos nicht lesen. Melden Sie sich neu an und lassen Sie alle Berechtigungen eingeschaltet. Wenn das nicht hilft, muss die Person, die Pagekeepers Meta-App eingerichtet hat, App Review abschließen.",
    link_unverified:
      "Facebook kann die Verknüpfung dieser Seite mit ihrem Instagram-Konto nicht bestätigen. Verknüpfen Sie beide in den Einstellungen der Seite neu, schalten Sie die zweistufige Authentifizierung ein, wenn Facebook danach fragt, und melden Sie sich dann neu an.",
    page_restricted:
      "Facebook hat diese Seite vorübergehend eingeschränkt. Öffnen Sie das Support-Postfach der Seite auf Facebook, um zu sehen, warum und wie lange.",
    policy_blocked:
      "Facebook hat das wegen seiner Regeln vorübergehend gesperrt. Suchen Sie auf facebook.com nach Facebooks Nachricht, warten Sie das Ende der Sperre ab und prüfen Sie dann erneut.",
    business_blocked:
      "Facebook hat Nachrichten für dieses Unternehmen gesperrt. Öffnen Sie Business Support auf Facebook, um zu sehen, warum.",
    page_gone:
      "Facebook zeigt diese Seite nicht mehr: Sie wurde gelöscht, oder die Person, die sie verbunden hat, hat ihre Rolle verloren. Wenn es die Seite noch gibt, bitten Sie jemanden mit voller Kontrolle um eine Rolle und melden Sie sich dann neu an.",
    page_merged:
      "Diese Seite wurde auf Facebook mit einer anderen zusammengeführt. Verbinden Sie noch einmal, wählen Sie dabei jene Seite aus und trennen Sie dann diese.",
    instagram_not_linked:
      "Mit dieser Seite ist kein Instagram-Konto mehr verknüpft. Verknüpfen Sie es in den Einstellungen der Seite auf Facebook und prüfen Sie dann erneut.",
    instagram_not_professional:
      "Dieses Instagram-Konto kann nicht für Nachrichten verwendet werden. Stellen Sie es in der Instagram-App auf ein professionelles Konto um (kostenlos) und prüfen Sie dann erneut.",
    instagram_restricted:
      "Instagram hat dieses Konto eingeschränkt. Öffnen Sie die Instagram-App, melden Sie sich mit diesem Konto an, folgen Sie den angezeigten Schritten und prüfen Sie dann erneut.",
    instagram_access_off:
      "Der Nachrichtenzugriff ist aus. Öffnen Sie in der Instagram-App Einstellungen › Nachrichten und Story-Antworten › Nachrichtensteuerung › Verbundene Tools und schalten Sie „Zugriff auf Nachrichten erlauben“ ein.",
    // Problems with a Page's webhook subscription.
    webhook_not_allowed:
      "Facebook lässt Pagekeeper diese Seite nicht für den Webhook der App abonnieren. Melden Sie sich neu an und lassen Sie alle Berechtigungen eingeschaltet. Wenn das nicht hilft, muss die Person, die die Meta-App eingerichtet hat, pages_manage_metadata beantragen.",
    webhook_refused:
      "Facebook schickt die Ereignisse dieser Seite nicht an den Webhook der App. Die Person, die die Meta-App eingerichtet hat, muss deren Webhook-Einstellungen prüfen. Facebooks Fehlernummer steht unter „Details“.",
    webhook_not_kept:
      "Facebook schickt nicht alle Ereignisse dieser Seite an den Webhook der App, obwohl es zugestimmt hat. Die Person, die die Meta-App eingerichtet hat, muss in deren Webhook-Einstellungen die Felder für Nachrichten wählen und dann noch einmal prüfen.",
    // Problems with a single request.
    outside_message_window:
      "Diese Person hat zuletzt vor mehr als 24 Stunden geschrieben. Facebook lässt Sie antworten, sobald sie wieder schreibt.",
    handled_elsewhere:
      "Eine andere App kümmert sich um diese Unterhaltung. Antworten Sie dort oder geben Sie die Unterhaltung in jener App frei.",
    recipient_unknown:
      "Facebook findet diese Person auf Instagram nicht. Vielleicht hat sie ihr Konto geschlossen.",
    recipient_unavailable:
      "Diese Person ist gerade nicht zu erreichen. Versuchen Sie es später erneut.",
    duplicate:
      "Facebook hat genau das schon erhalten. Ändern Sie es, wenn Sie es noch einmal senden möchten.",
    request_refused:
      "Facebook hat eine Anfrage abgelehnt, weil Pagekeeper sie falsch gestellt hat. Ihre Konten sind unverändert. Suchen Sie nach einer neueren Version von Pagekeeper oder melden Sie die Einzelheiten.",
    facebook_refused:
      "Facebook hat eine Anfrage aus einem Grund abgelehnt, den Pagekeeper nicht kennt. Ihre Konten sind unverändert. Versuchen Sie es später erneut und melden Sie die Einzelheiten, wenn das wiederholt vorkommt.",
    unexpected:
      "In Pagekeeper ist ein unerwarteter Fehler aufgetreten. Ihre Konten sind unverändert. Versuchen Sie es erneut und melden Sie es, wenn das wiederholt vorkommt.",
  },

  proxyInUse: (proxy: string) => `Der Proxy ist ${proxy}.`,

  throttledFor: (minutes: number) => {
    const wait = formatters().plural(minutes, {
      one: "einer Minute",
      other: `etwa ${formatters().number(minutes)} Minuten`,
    });
    return `Das Limit von Facebook ist erreicht. Ihre Konten sind unverändert. Versuchen Sie es in ${wait} erneut.`;
  },

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
    "app-dashboard": "App-Dashboard öffnen",
  },
};
