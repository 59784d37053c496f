/** The German texts of the set-up of the Meta app. The glossary is in window.ts. */
import { isolate } from "../../../common/bidi.ts";
import type { Formatters } from "../../../common/formatters.ts";
import type { SetupTexts } from "../en/setup.ts";

export default function german({ number, count }: Formatters): SetupTexts {
  return {
    title: "Ihre eigenen Facebook-Seiten verwenden",
    steps: "Schritte",
    stepNames: {
      create: "App anlegen",
      credentials: "App-ID und Geheimcode",
      redirect: "Rückkehr und Test",
      permissions: "Berechtigungen",
      live: "Loslegen",
    },
    stepOf: (step, total) => `Schritt ${number(step)} von ${number(total)}`,
    done: "erledigt",
    kept: "Ihre Eingaben bleiben erhalten, bis Sie Pagekeeper beenden.",
    back: "Zurück",
    next: "Weiter",
    showMe: "So geht's",

    /* ---- Create ---- */
    createText:
      "Pagekeeper meldet sich bei Facebook über eine App an, die Sie bei Meta anlegen. Das ist kostenlos und dauert etwa 20 Minuten. In Facebooks Dialog steht dann Ihr Unternehmen, und zwischen Ihrem Computer und Meta ist niemand sonst.",
    createAlready: "Sie haben schon eine App? Dann weiter zum nächsten Schritt.",

    /* ---- App ID and secret ---- */
    credentialsText:
      "Kopieren Sie beides aus dem App-Dashboard, unter App-Einstellungen › Allgemeines.",
    appIdHint: "Eine Zahl mit etwa 15 Ziffern.",
    secretEntered: "Eingegeben, bleibt bis zum Beenden von Pagekeeper.",
    verify: "Prüfen und weiter",
    verifying: "Wird bei Meta geprüft…",

    /* ---- Return and test login ---- */
    confirmed: (name) => `Meta hat „${isolate(name)}“ bestätigt.`,
    testTitle: "Testanmeldung",
    testText:
      "Melden Sie sich einmal an wie beim echten Verbinden, um zu sehen, dass Facebook zu Pagekeeper zurückkehrt. Dabei wird nichts verbunden oder gespeichert.",
    startTest: "Anmeldung testen",
    testAgain: "Noch einmal testen",
    testing: "Die Anmeldung wird getestet",
    testReading: "Facebook ist zurückgekehrt. Es wird gelesen, was die App darf…",
    testPassed: (person, pages) =>
      `Es funktioniert: Facebook ist zurückgekehrt, und ${isolate(person)} hat ${count(pages, { one: "Seite", other: "Seiten" })} ausgewählt.`,
    skipTest: "Ohne Test weiter",

    /* ---- Permissions ---- */
    permissionsTested: (granted, total) =>
      `Die Testanmeldung hat ${number(granted)} von ${count(total, { one: "Berechtigung", other: "Berechtigungen" })} erhalten.`,
    permissionsUntested:
      "Nach diesen Berechtigungen fragt Pagekeeper. Welche davon Ihre App hat, zeigt nur eine Testanmeldung.",
    required: "nötig",
    statuses: { granted: "Vorhanden", declined: "Abgelehnt", missing: "Fehlt" },
    untested: "Nicht getestet",
    remedies: {
      declined:
        "Sie wurde in Facebooks Dialog ausgeschaltet. Testen Sie noch einmal und lassen Sie sie an.",
      classic:
        "Ihrer App fehlt sie. Fügen Sie im Dashboard den Anwendungsfall hinzu, zu dem sie gehört, und testen Sie noch einmal.",
      business:
        "Ihrer Konfiguration fehlt sie. Fügen Sie sie dort hinzu und testen Sie noch einmal.",
    },
    optionalMissing: "Es geht auch ohne sie weiter.",
    access:
      "Das reicht für Sie und alle, die eine Rolle in der App haben. Für andere braucht jede Berechtigung Advanced Access; dafür sind App Review und ein verifiziertes Unternehmen nötig.",

    /* ---- Start using it ---- */
    liveText:
      "Pagekeeper wechselt sofort zu Ihren Facebook-Seiten. Die Konten des Übungsmodus bleiben getrennt davon und kommen zurück, wenn Sie die App entfernen.",
    app: "App",
    appNamed: (name, id) => `${isolate(name)} (${id})`,
    returnAddress: "Facebook kehrt zurück zu",
    test: "Testanmeldung",
    testResults: { passed: "Bestanden", failed: "Nicht bestanden", none: "Nicht gemacht" },
    save: "Speichern und loslegen",
    saving: "Wird gespeichert…",
    saved: (name, id) =>
      `„${isolate(name)}“ (${id}) ist gespeichert. Pagekeeper verwendet jetzt Ihre Facebook-Seiten.`,
    savedNameless: (id) =>
      `Die App ${id} ist gespeichert. Pagekeeper verwendet jetzt Ihre Facebook-Seiten.`,
    connectNext: "Verbinden Sie jetzt Ihre ersten Konten, oder später unter „Konten“.",
  };
}
