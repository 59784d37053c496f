/** Sentences as main sends them, in each language. */

const english = {
  works: "Works",
  password:
    "The person who connected this account changed their Facebook password. Connect again to renew access.",
  accessOff:
    "Message access is switched off in the Instagram app. In Instagram, open Settings, Messages, and allow access to messages.",
  gone: (name: string) => `${name} does not exist any more at Facebook. Disconnect it here.`,
  noTask: {
    message: "You may not answer messages for this Page.",
    remedy: "Ask an admin of the Page to give you the Messages task, then connect again.",
    label: "Open Page access",
  },
  anothers: {
    message: "Already connected by Dana Reyes.",
    remedy:
      "Leave it as it is, or take it over: every Page that you then choose at Facebook depends on your login from then on, whoever connected it.",
  },
  noInstagram: {
    message: "No Instagram account is linked to this Page.",
    remedy: "Link a professional account in the Page’s settings, then connect again.",
    label: "Open linked accounts",
  },
  cannot: {
    messages: "cannot read messages or answer them",
    portfolio: "cannot see Pages of a business portfolio",
    news: "cannot be told of new messages",
    instagram: "cannot see Instagram accounts",
  },
  stranger:
    "You logged in as Sam Okafor, but Harbor Yoga was connected by Dana Reyes. Nothing was changed. Log in to Facebook as Dana Reyes and connect again, or take over: every Page that you then choose at Facebook depends on your login from then on.",
  cancelled: "You cancelled at Facebook. Nothing was changed.",
  diskFull: "The account could not be removed. The disk is full; make room and try again.",
  portTaken: "Another program uses port 47814. Choose another port here and at Meta.",
  quarantined: "The list of accounts could not be read and was kept as accounts.kept-aside.json.",
  unread: "The accounts could not be read. Restart Pagekeeper.",
  notes:
    "Added\n• The tray says which accounts are checked, and for how long Facebook asks to wait where it does: until then nothing is asked again, and what is known of an account stays as it is.\n• Names from right to left stand where they belong.\n\nFixed\n• A login that is begun twice opens one tab.",
};

const german: typeof english = {
  works: "Funktioniert",
  password:
    "Die Person, die dieses Konto verbunden hat, hat ihr Facebook-Passwort geändert. Verbinden Sie das Konto neu, um den Zugriff zu erneuern.",
  accessOff:
    "Der Zugriff auf Nachrichten ist in der Instagram-App ausgeschaltet. Öffnen Sie in Instagram die Einstellungen, dann „Nachrichten“, und erlauben Sie dort den Zugriff auf Nachrichten.",
  gone: (name) => `${name} gibt es bei Facebook nicht mehr. Trennen Sie das Konto hier.`,
  noTask: {
    message: "Sie dürfen für diese Seite keine Nachrichten beantworten.",
    remedy:
      "Bitten Sie einen Admin der Seite um die Aufgabe „Nachrichten“ und verbinden Sie dann neu.",
    label: "Seitenzugriff öffnen",
  },
  anothers: {
    message: "Schon von Dana Reyes verbunden.",
    remedy:
      "Lassen Sie sie, wie sie ist, oder übernehmen Sie sie: Jede Seite, die Sie dann bei Facebook auswählen, hängt danach von Ihrer Anmeldung ab, egal wer sie verbunden hat.",
  },
  noInstagram: {
    message: "Mit dieser Seite ist kein Instagram-Konto verknüpft.",
    remedy:
      "Verknüpfen Sie in den Einstellungen der Seite ein professionelles Konto und verbinden Sie dann neu.",
    label: "Verknüpfte Konten öffnen",
  },
  cannot: {
    messages: "kann keine Nachrichten lesen oder beantworten",
    portfolio: "kann keine Seiten eines Business-Portfolios sehen",
    news: "kann nicht von neuen Nachrichten erfahren",
    instagram: "kann keine Instagram-Konten sehen",
  },
  stranger:
    "Sie haben sich als Sam Okafor angemeldet, aber Harbor Yoga wurde von Dana Reyes verbunden. Es wurde nichts geändert. Melden Sie sich bei Facebook als Dana Reyes an und verbinden Sie dann noch einmal, oder übernehmen Sie: Jede Seite, die Sie dann bei Facebook auswählen, hängt danach von Ihrer Anmeldung ab.",
  cancelled: "Sie haben bei Facebook abgebrochen. Es wurde nichts geändert.",
  diskFull:
    "Das Konto konnte nicht entfernt werden. Der Datenträger ist voll; schaffen Sie Platz und versuchen Sie es dann erneut.",
  portTaken:
    "Ein anderes Programm verwendet den Port 47814. Wählen Sie hier und bei Meta einen anderen Port.",
  quarantined:
    "Die Liste der Konten war nicht lesbar und wurde als accounts.kept-aside.json aufgehoben.",
  unread: "Die Konten waren nicht lesbar. Starten Sie Pagekeeper neu.",
  // The publisher writes release notes in English.
  notes: english.notes,
};

export const messages = { en: english, de: german };
