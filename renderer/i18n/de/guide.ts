/** The German texts of the set-up guide. The names in Meta's dashboard stay English. */
import type { Formatters } from "../../../common/formatters.ts";
import type { GuideTexts } from "../en/guide.ts";

export default function german({ date: day }: Formatters): GuideTexts {
  return {
    title: "Anleitung zum Einrichten",
    chaptersLabel: "Kapitel",
    next: (title) => `Weiter: ${title}`,
    introduction:
      "Meta ändert sein App-Dashboard oft, daher sagt diese Anleitung, wonach Sie suchen. Die Namen stehen hier auf Englisch, so wie Meta sie dokumentiert. Wenn Ihr Dashboard abweicht, gilt das Dashboard.",
    uncompared: "noch nicht mit dem Dashboard verglichen",
    dated: (date) => day(date),
    undated: "ohne Datum, gelesen im November 2026",
    reports: "Aus Berichten von Menschen, die andere Apps verwenden",
    by: "Meta:",

    pictures: {
      createApp: "Zeichnung: die Liste Ihrer Apps, oben rechts „Create app“.",
      useCases:
        "Zeichnung: eine Liste von Anwendungsfällen. Messenger, Instagram und Seiten sind angekreuzt.",
      instagramSetUp:
        "Zeichnung: zwei Wege, Instagram einzurichten. Gewählt ist der mit Facebook-Anmeldung.",
      basicSettings:
        "Zeichnung: „App settings“, „Basic“. Die App-ID steht oben, neben dem App-Geheimcode ist „Show“.",
      advancedSettings:
        "Zeichnung: „App settings“, „Advanced“. „Native or desktop app“ ist aus, „Require App Secret“ ist an.",
      configuration:
        "Zeichnung: eine Konfiguration mit User Access Token, Seiten und Instagram-Konten. Ihre ID steht oben.",
      direct: "Zeichnung: Facebook schickt den Browser direkt zu diesem Computer zurück.",
      redirectUris:
        "Zeichnung: die Einstellungen von Facebook Login mit einer https-Adresse unter „Valid OAuth Redirect URIs“.",
      roles: "Zeichnung: „App roles“, oben rechts „Add people“.",
      liveSwitch: "Zeichnung: der Schalter für den App-Modus oben im Dashboard, auf „Live“.",
    },

    chapters: {
      create: {
        title: "App anlegen",
        intro:
          "Pagekeeper meldet sich bei Facebook als eine App von Ihnen an. Im Dialog von Facebook sieht man Ihr Unternehmen, und zwischen Ihrem Computer und Meta steht niemand sonst. Sie brauchen ein Facebook-Profil, das als Entwickler registriert ist.",
        steps: {
          start: {
            title: "Eine App anlegen",
            text: "Öffnen Sie `developers.facebook.com/apps` und wählen Sie *Create app*.",
          },
          useCases: {
            title: "Anwendungsfälle wählen",
            text: "Wählen Sie *Engage with customers on Messenger from Meta* für Messenger und *Manage messaging & content on Instagram* für Instagram. Nehmen Sie *Manage everything on your Page* dazu, wenn Berechtigungen für Seiten noch fehlen. Das geht auch später. Bietet das Dashboard stattdessen App-Typen an, wählen Sie *Other*, dann *Business*: Ein Typ lässt sich später nicht ändern.",
          },
          instagram: {
            title: "Instagram: mit Facebook-Anmeldung",
            text: "Wählen Sie im Anwendungsfall für Instagram das *API setup with Facebook login*. Das mit Instagram-Anmeldung verwendet Pagekeeper nicht.",
          },
          portfolio: {
            title: "Business-Portfolio zuordnen",
            text: "Ordnen Sie das Business-Portfolio zu, dem Ihre Seiten gehören. Instagram-Nachrichten brauchen die App eines verifizierten Unternehmens.",
          },
          login: {
            title: "Eine Anmeldung hinzufügen",
            text: "Fügen Sie *Facebook Login* oder *Facebook Login for Business* hinzu. Den Unterschied erklärt das Kapitel „Welche Anmeldung?“.",
          },
        },
      },
      credentials: {
        title: "App-ID und Geheimcode",
        intro: "Diese beiden braucht Pagekeeper, um sich als Ihre App anzumelden.",
        steps: {
          copy: {
            title: "Beide kopieren",
            text: "Die *App ID* ist die Zahl ganz oben im Dashboard der App. Das *App secret* finden Sie unter *App settings › Basic*: Wählen Sie *Show* und kopieren Sie es vollständig.",
          },
          native: {
            title: "Keine native oder Desktop-App",
            text: "Lassen Sie *Native or desktop app* unter *App settings › Advanced* aus, obwohl Pagekeeper ein Programm für den Desktop ist. Sonst nimmt Meta an, dass sich der Geheimcode aus dem Programm lesen lässt, und beachtet die eigenen Aufrufe der App nicht. In Pagekeepers Programm ist kein Geheimcode: Sie geben ihn ein, und der Schlüsselbund bewahrt ihn auf.",
          },
          requireSecret: {
            title: "Geheimcode verlangen",
            text: "Schalten Sie *Require App Secret* unter *App settings › Advanced* ein. Ein gestohlenes Token ist dann ohne den Geheimcode wertlos. Pagekeeper signiert jeden seiner Aufrufe.",
          },
          keepSafe: {
            title: "Geheimcode schützen",
            text: "Der Geheimcode gibt Zugriff auf alles, was Personen Ihrer App erlaubt haben. Geben Sie ihn nur auf Computern ein, denen Sie vertrauen, und verschicken Sie ihn nie per E-Mail oder Chat. Geht ein solcher Computer verloren, wählen Sie *Reset* unter *App settings › Basic* und geben Sie hier den neuen ein.",
          },
        },
      },
      login: {
        title: "Welche Anmeldung?",
        intro:
          "Beide Arten funktionieren. Neue Apps vom Typ Business haben Facebook Login for Business und können nicht wechseln.",
        steps: {
          classic: {
            title: "Mit Facebook Login",
            text: "Pagekeeper nennt die Berechtigungen, und man kann jede einzeln ablehnen. Mehr ist nicht einzurichten.",
          },
          business: {
            title: "Mit Facebook Login for Business",
            text: "Sie legen eine *configuration* an, die die Berechtigungen nennt; man erlaubt alle oder keine. Wählen Sie *User access token* (keinen System User), die Assets *Pages* und *Instagram accounts* und die Berechtigungen beider Kanäle. Nach ihrer *Configuration ID* fragt Pagekeeper.",
          },
        },
      },
      redirect: {
        title: "Die Weiterleitungs-URI",
        intro: "Nach einer Anmeldung schickt Facebook den Browser zu einer bestimmten Adresse.",
        steps: {
          exact: {
            title: "Genau dieselbe Adresse",
            text: "Die Adresse muss in Ihrer App und in Pagekeeper dieselbe sein: `http` oder `https`, der Port und ein Schrägstrich am Ende zählen alle. Metas Strict Mode lässt sich nicht abschalten. Pagekeeper zeigt die genaue Adresse an und kann sie kopieren.",
          },
          direct: {
            title: "Entwicklungsmodus: direkt",
            text: "Im Entwicklungsmodus erlaubt Meta `http://localhost` von selbst, daher müssen Sie die Adresse nicht eintragen. `127.0.0.1` gilt nicht als localhost.",
          },
          page: {
            title: "Live-Modus: über Ihre https-Webseite",
            text: "Legen Sie die Seite `relay/index.html` aus Pagekeepers Quellcode auf einen Webserver von Ihnen. Tragen Sie ihre Adresse unter *Facebook Login › Settings › Valid OAuth Redirect URIs* ein; *Client OAuth Login* und *Web OAuth Login* sind dabei eingeschaltet.",
          },
        },
      },
      permissions: {
        title: "Berechtigungen",
        intro:
          "Pagekeeper fragt nur nach dem, was ein Kanal braucht. Nach einer Testanmeldung zeigt es von jeder Berechtigung, ob sie da ist oder fehlt.",
        steps: {
          where: {
            title: "Wo sie stehen",
            text: "Jede Berechtigung steht unter ihrem Anwendungsfall oder unter *App Review › Permissions and features*. `business_management` vergisst man leicht: Ohne sie lässt Facebook Seiten, die zu einem Business-Portfolio gehören, ohne Hinweis weg.",
          },
          levels: {
            title: "Standard Access und Advanced Access",
            text: "Jede Berechtigung hat von Anfang an Standard Access, für Personen mit einer Rolle in der App. Für alle anderen braucht sie Advanced Access; dafür sind App Review und ein verifiziertes Unternehmen nötig.",
          },
          roles: {
            title: "Rollen für Kolleginnen und Kollegen",
            text: "Fügen Sie sie unter *App roles* hinzu. Sie müssen vor der ersten Anmeldung zustimmen.",
          },
        },
      },
      live: {
        title: "Live gehen",
        intro: "Nur nötig, wenn Personen ohne Rolle in der App Seiten verbinden.",
        steps: {
          details: {
            title: "Angaben zur App vervollständigen",
            text: "Geben Sie unter *App settings › Basic* ein Symbol, eine Kategorie, die Adresse einer Datenschutzerklärung und einen Kontakt an, und wie man seine Daten löschen lassen kann.",
          },
          verify: {
            title: "Unternehmen verifizieren",
            text: "Das geschieht im Business-Portfolio. Nur verifizierte Unternehmen bekommen Advanced Access.",
          },
          review: {
            title: "App Review bestehen",
            text: "Beantragen Sie Advanced Access für jede Berechtigung, die Sie verwenden, und für keine andere. Meta möchte eine Aufnahme vom *Verbinden* bis zu einer Nachricht, die ankommt, und wie ein Prüfer dasselbe tun kann. Aufnehmen können Sie das im Entwicklungsmodus mit Ihrer eigenen Seite.",
          },
          relay: {
            title: "Ihre https-Webseite einrichten",
            text: "Siehe das Kapitel „Die Weiterleitungs-URI“. Geben Sie die Adresse der Webseite in Pagekeeper ein und machen Sie eine Testanmeldung.",
          },
          switch: {
            title: "Die App live schalten",
            text: "Von da an lehnt Meta `http://localhost` ab, daher kommt die Webseite zuerst. Apps vom Typ Business haben vielleicht keinen solchen Schalter.",
          },
          instagram: {
            title: "Instagram-Nachrichten freigeben",
            text: "Das tut, wem das Konto gehört, in der Instagram-App: *Settings › Messages and story replies › Message controls › Connected tools › Allow access to messages*.",
          },
        },
      },
      server: {
        title: "Webhooks und Datenlöschung",
        intro: "Pagekeeper selbst braucht keinen Webhook.",
        steps: {
          webhooks: {
            title: "Ein Server von Ihnen, der Nachrichten beantwortet",
            text: "Abonnieren Sie die App unter *Webhooks*, mit den Objekten *Page* und *Instagram* und mindestens den Feldern `messages` und `messaging_postbacks`. Pagekeeper abonniert jede verbundene Seite, wenn Sie das unter Einstellungen › Erweitert einschalten.",
          },
          deletion: {
            title: "Wenn jemand seine Daten löschen lassen möchte",
            text: "Meta möchte wissen, wo man das verlangen kann. Ohne Server geben Sie als *Data deletion instructions URL* die Adresse einer Webseite mit einer Anleitung an.",
          },
        },
      },
      errors: {
        title: "Wenn Facebook einen Fehler zeigt",
        intro:
          "Bei manchen Fehlern schickt Facebook den Browser nicht zurück, und Pagekeeper wartet weiter. Wählen Sie „Abbrechen“, lösen Sie das Problem und versuchen Sie es erneut.",
        steps: {
          urlBlocked: {
            title: "„URL Blocked“",
            text: "Die Weiterleitungs-URI ist nicht genau so eingetragen. Kopieren Sie sie aus Pagekeeper nach *Valid OAuth Redirect URIs*. Achten Sie auf den Schrägstrich am Ende und auf `www`.",
          },
          insecure: {
            title: "„Insecure Login Blocked“, „isn't using a secure connection“",
            text: "Die App ist live, kehrt aber zu `http://localhost` zurück. Verwenden Sie Ihre https-Webseite oder gehen Sie zurück in den Entwicklungsmodus.",
          },
          notActive: {
            title: "„App not active“, „App Not Setup“",
            text: "Die Person hat keine Rolle in der App, oder die App ist nicht fertig. Fügen Sie die Person unter *App roles* hinzu oder gehen Sie live.",
          },
          invalidScopes: {
            title: "„Invalid Scopes: instagram_basic“ (oder eine andere)",
            text: "Der App fehlt der Anwendungsfall mit dieser Berechtigung. Fügen Sie ihn hinzu, mit Facebook-Anmeldung.",
          },
          unavailable: {
            title: "„Feature unavailable“",
            text: "Meta wartet auf etwas: eine Überprüfung, eine fehlende Angabe, eine Einschränkung. Sehen Sie sich die Hinweise und offenen Aufgaben im Dashboard an.",
          },
          samePages: {
            title: "Dieselben Seiten wie beim letzten Mal, ohne Frage",
            text: "Facebook verwendet die frühere Auswahl erneut. Verbinden Sie in Pagekeeper noch einmal; dann zeigt Facebook die Auswahl.",
          },
          localhost: {
            title: "Localhost ist nicht erreichbar",
            text: "Pagekeeper läuft nicht, Ihre Webseite führt zu einem anderen Port, oder der Browser besteht auf https für localhost. Starten Sie Pagekeeper, vergleichen Sie den Port und verbinden Sie erneut.",
          },
        },
      },
      missingPages: {
        title: "Meine Seite fehlt in der Liste",
        intro:
          "Pagekeeper nennt jede Seite, die es nicht verbinden konnte, mit dem Grund. Fehlt eine Seite ganz, hat Facebook sie nicht aufgeführt. Die häufigsten Gründe stehen oben.",
        steps: {
          notChosen: {
            title: "Sie wurde nicht ausgewählt",
            text: "Verbinden Sie noch einmal; dann zeigt Facebook die Auswahl der Seiten. Kreuzen Sie die Seite an.",
          },
          portfolio: {
            title: "Sie gehört zu einem Business-Portfolio",
            text: "Dann ist die Berechtigung `business_management` nötig: erlaubt, in der Konfiguration und, für Personen ohne Rolle, mit Advanced Access.",
          },
          allPages: {
            title: "„Alle aktuellen und künftigen Seiten“ wurde gewählt",
            text: "Das umfasst vielleicht nur Seiten, die der Person gehören. Wählen Sie *nur aktuelle Seiten* und kreuzen Sie jede an.",
          },
          noRole: {
            title: "Die Person hat keine Rolle auf der Seite",
            text: "Jemand mit voller Kontrolle gibt ihr in den Einstellungen der Seite unter *Seitenzugriff* die Aufgabe *Nachrichten*. In einem Business-Portfolio muss die Seite der Person zugewiesen sein.",
          },
          otherPerson: {
            title: "Eine andere Person ist angemeldet",
            text: "Achten Sie auf den Namen im Dialog von Facebook.",
          },
          instagram: {
            title: "Bei Instagram",
            text: "Das Konto muss ein professionelles sein, mit dieser Seite verknüpft sein und den Zugriff auf Nachrichten erlauben.",
          },
          development: {
            title: "Die App ist im Entwicklungsmodus",
            text: "Dann können nur Personen mit einer Rolle in der App Seiten verbinden.",
          },
        },
      },
      otherApp: {
        title: "Eine andere App",
        intro: "Der Zugriff gehört zu der App, der er erlaubt wurde.",
        steps: {
          change: {
            title: "Sie wechseln zu einer anderen App",
            text: "Jedes Konto fragt dann nach einer neuen Anmeldung und funktioniert danach wieder. Kehren Sie zur ersten App zurück, funktionieren deren Konten wieder. Um zu beenden, was Personen der alten App erlaubt haben, trennen Sie die Konten vor dem Wechsel.",
          },
          blocked: {
            title: "Meta sperrt Ihre App",
            text: "Pagekeeper nennt das Problem, wenn es Ihre Konten prüft. Sehen Sie im Dashboard der App nach, was Meta verlangt, und prüfen Sie dann erneut.",
          },
          version: {
            title: "Meta stellt eine Graph-Version ein",
            text: "Meta unterstützt eine Version noch zwei Jahre nach der nächsten. Pagekeeper warnt Sie, wenn Ihre eingestellt ist. Wählen Sie dann unter Einstellungen › Meta-App eine neuere.",
          },
        },
      },
    },
  };
}
