/**
 * The English texts of the set-up guide. Asterisks mark a name in Meta's dashboard, and backticks
 * mark text to copy.
 */
import type { Formatters } from "../../../common/formatters.ts";
import type { Translation } from "../translation.ts";

export type GuideTexts = Translation<ReturnType<typeof english>>;

export default function english({ date: day }: Formatters) {
  return {
    title: "Set-up guide",
    chaptersLabel: "Chapters",
    next: (title: string) => `Next: ${title}`,
    introduction:
      "Meta changes its dashboard often, so this guide says what to look for. If your dashboard differs, believe the dashboard.",
    uncompared: "not yet compared with the dashboard",
    dated: (date: string) => day(date),
    undated: "undated, read in November 2026",
    reports: "From reports of people who use other apps",
    by: "Meta:",

    pictures: {
      createApp: "Drawing: the list of your apps, with Create app at the top right.",
      useCases: "Drawing: a list of use cases. Messenger, Instagram and Pages are ticked.",
      instagramSetUp:
        "Drawing: two ways to set up Instagram. The API setup with Facebook login is chosen.",
      basicSettings:
        "Drawing: App settings, Basic. The App ID is at the top, and Show is next to the App secret.",
      advancedSettings:
        "Drawing: App settings, Advanced. Native or desktop app is off, and Require App Secret is on.",
      configuration:
        "Drawing: a configuration with a user access token, Pages and Instagram accounts. Its ID is at the top.",
      direct: "Drawing: Facebook sends the browser straight back to this computer.",
      redirectUris:
        "Drawing: the settings of Facebook Login, with an https address under Valid OAuth Redirect URIs.",
      roles: "Drawing: App roles, with Add people at the top right.",
      liveSwitch: "Drawing: the switch for the app mode at the top of the dashboard, set to Live.",
    },

    chapters: {
      create: {
        title: "Create the app",
        intro:
          "Pagekeeper logs in to Facebook as an app of yours. People see your business in Facebook's dialog, and nobody else is between your computer and Meta. You need a Facebook profile that is registered as a developer.",
        steps: {
          start: {
            title: "Create an app",
            text: "Open `developers.facebook.com/apps` and choose *Create app*.",
          },
          useCases: {
            title: "Choose use cases",
            text: "Choose *Engage with customers on Messenger from Meta* for Messenger and *Manage messaging & content on Instagram* for Instagram. Add *Manage everything on your Page* if permissions for Pages are still missing. You can add use cases later. If the dashboard offers app types instead, choose *Other*, then *Business*: a type can't be changed later.",
          },
          instagram: {
            title: "Instagram: with Facebook login",
            text: "In the Instagram use case, choose the *API setup with Facebook login*. Pagekeeper doesn't use the one with Instagram login.",
          },
          portfolio: {
            title: "Attach your business portfolio",
            text: "Attach the business portfolio that owns your Pages. Instagram messages need an app of a verified business.",
          },
          login: {
            title: "Add a login",
            text: "Add *Facebook Login* or *Facebook Login for Business*. The chapter “Which login?” explains the difference.",
          },
        },
      },
      credentials: {
        title: "App ID and secret",
        intro: "Pagekeeper needs these two to log in as your app.",
        steps: {
          copy: {
            title: "Copy both",
            text: "The *App ID* is the number at the top of the app's dashboard. The *App secret* is under *App settings › Basic*: choose *Show* and copy all of it.",
          },
          native: {
            title: "Not a native or desktop app",
            text: "Although Pagekeeper is a desktop program, leave *Native or desktop app* under *App settings › Advanced* off. Otherwise Meta assumes that the secret can be read in the program, and ignores the calls that the app itself makes. Pagekeeper's program contains no secret: you enter it, and the keychain keeps it.",
          },
          requireSecret: {
            title: "Require the secret",
            text: "Switch *Require App Secret* on under *App settings › Advanced*. Then a stolen token is useless without the secret. Pagekeeper signs each of its calls.",
          },
          keepSafe: {
            title: "Keep the secret safe",
            text: "The secret gives access to everything that people allowed your app. Enter it only on computers you trust, and never send it by email or chat. If such a computer is lost, choose *Reset* under *App settings › Basic* and enter the new secret here.",
          },
        },
      },
      login: {
        title: "Which login?",
        intro:
          "Both kinds work. New apps of the type Business have Facebook Login for Business and can't change to the other.",
        steps: {
          classic: {
            title: "Facebook Login",
            text: "Pagekeeper names the permissions, and people can decline each of them. There is nothing more to set up.",
          },
          business: {
            title: "Facebook Login for Business",
            text: "You create a *configuration* that names the permissions, and people accept all or none. Choose *User access token* (not a system user), the assets *Pages* and *Instagram accounts*, and the permissions of both channels. Its *Configuration ID* is what Pagekeeper asks for.",
          },
        },
      },
      redirect: {
        title: "The redirect URI",
        intro: "After a login, Facebook sends the browser to one address.",
        steps: {
          exact: {
            title: "Exactly the same address",
            text: "The address must be the same in your app and in Pagekeeper: `http` or `https`, the port, and a slash at its end all count. Meta's Strict Mode can't be switched off. Pagekeeper shows the exact address, with a button that copies it.",
          },
          direct: {
            title: "Development mode: directly",
            text: "In development mode Meta allows `http://localhost` by itself, so you don't have to register the address. `127.0.0.1` doesn't count as localhost.",
          },
          page: {
            title: "Live mode: through your https page",
            text: "Put the page `relay/index.html` of Pagekeeper's source code on a web server of yours. Add its address under *Facebook Login › Settings › Valid OAuth Redirect URIs*, with *Client OAuth Login* and *Web OAuth Login* on.",
          },
        },
      },
      permissions: {
        title: "Permissions",
        intro:
          "Pagekeeper asks only for what a channel needs. After a test login, it shows each permission as there or missing.",
        steps: {
          where: {
            title: "Where they are",
            text: "Each permission is under its use case, or under *App Review › Permissions and features*. `business_management` is easy to forget: without it, Facebook silently leaves out Pages that belong to a business portfolio.",
          },
          levels: {
            title: "Standard and Advanced Access",
            text: "Every permission has Standard Access from the start, for people with a role in the app. For everybody else it needs Advanced Access, which takes App Review and a verified business.",
          },
          roles: {
            title: "Colleagues get a role",
            text: "Add colleagues under *App roles*. They must accept before their first login.",
          },
        },
      },
      live: {
        title: "Going live",
        intro: "Only needed if people without a role in the app connect Pages.",
        steps: {
          details: {
            title: "Complete the app's details",
            text: "Under *App settings › Basic*, enter an icon, a category, the address of a privacy policy, a contact, and how people have their data deleted.",
          },
          verify: {
            title: "Verify the business",
            text: "Do this in the business portfolio. Only verified businesses get Advanced Access.",
          },
          review: {
            title: "Pass App Review",
            text: "Request Advanced Access for each permission that you use, and for no others. Meta wants a recording from *Connect* to a message that arrives, and how a reviewer can do the same. You can record it in development mode with your own Page.",
          },
          relay: {
            title: "Set up your https page",
            text: "See the chapter “The redirect URI”. Enter the page's address in Pagekeeper and run a test login.",
          },
          switch: {
            title: "Switch the app to live",
            text: "From then on Meta refuses `http://localhost`, so set up the page first. Apps of the type Business may have no such switch.",
          },
          instagram: {
            title: "Let Instagram accounts share messages",
            text: "The owner of each account allows it in the Instagram app: *Settings › Messages and story replies › Message controls › Connected tools › Allow access to messages*.",
          },
        },
      },
      server: {
        title: "Webhooks and data deletion",
        intro: "Pagekeeper itself needs no webhook.",
        steps: {
          webhooks: {
            title: "A server of yours that answers messages",
            text: "Subscribe the app under *Webhooks*, with the objects *Page* and *Instagram* and at least the fields `messages` and `messaging_postbacks`. Pagekeeper subscribes each connected Page if you switch that on under Settings › Advanced.",
          },
          deletion: {
            title: "When people want their data deleted",
            text: "Meta wants to know where people can ask for that. Without a server, enter the address of a page with instructions as *Data deletion instructions URL*.",
          },
        },
      },
      errors: {
        title: "When Facebook shows an error",
        intro:
          "With some mistakes Facebook doesn't send the browser back, and Pagekeeper keeps waiting. Choose Cancel, solve the problem and try again.",
        steps: {
          urlBlocked: {
            title: "“URL Blocked”",
            text: "The redirect URI is not listed exactly. Copy it from Pagekeeper into *Valid OAuth Redirect URIs*. Check the slash at its end and `www`.",
          },
          insecure: {
            title: "“Insecure Login Blocked”, “isn't using a secure connection”",
            text: "The app is in live mode but returns to `http://localhost`. Use your https page, or go back to development mode.",
          },
          notActive: {
            title: "“App not active”, “App Not Setup”",
            text: "The person has no role in the app, or the app is not finished. Add the person under *App roles*, or go live.",
          },
          invalidScopes: {
            title: "“Invalid Scopes: instagram_basic” (or another)",
            text: "The app lacks the use case with this permission. Add it, with Facebook login.",
          },
          unavailable: {
            title: "“Feature unavailable”",
            text: "Meta waits for something: a checkup, a missing detail, a restriction. Look at the dashboard's notices and required actions.",
          },
          samePages: {
            title: "The same Pages as last time, without a question",
            text: "Facebook uses the earlier choice again. Connect again in Pagekeeper, which asks Facebook to show the choice.",
          },
          localhost: {
            title: "Localhost can't be reached",
            text: "Pagekeeper is not running, your page leads to another port, or the browser insists on https for localhost. Start Pagekeeper, compare the port and connect again.",
          },
        },
      },
      missingPages: {
        title: "My Page isn't listed",
        intro:
          "Pagekeeper names each Page that it couldn't connect, with the reason. If a Page isn't named at all, Facebook didn't list it. The most frequent reasons come first.",
        steps: {
          notChosen: {
            title: "It was not chosen",
            text: "Connect again, which makes Facebook show the choice of Pages, and tick the Page.",
          },
          portfolio: {
            title: "It belongs to a business portfolio",
            text: "Then the permission `business_management` is needed: granted, in the configuration and, for people without a role, with Advanced Access.",
          },
          allPages: {
            title: "“All current and future Pages” was chosen",
            text: "This may cover only Pages that the person owns. Choose *current Pages only* and tick each of them.",
          },
          noRole: {
            title: "The person has no role on the Page",
            text: "Somebody with full control gives them the task *Messages* in the Page's settings under *Page access*. In a business portfolio, the Page must be assigned to the person.",
          },
          otherPerson: {
            title: "Another person is logged in",
            text: "Look at the name in Facebook's dialog.",
          },
          instagram: {
            title: "Instagram",
            text: "The account must be a professional one, be linked to that Page, and allow access to messages.",
          },
          development: {
            title: "The app is in development mode",
            text: "Then only people with a role in the app can connect Pages.",
          },
        },
      },
      otherApp: {
        title: "Another app",
        intro: "Access belongs to the app it was given to.",
        steps: {
          change: {
            title: "You change to another app",
            text: "Every account then asks to log in again, which restores it. If you go back to the first app, its accounts work again. To end what people allowed the old app, disconnect before you change.",
          },
          blocked: {
            title: "Meta blocks your app",
            text: "Pagekeeper names the problem when it checks your accounts. Look in the app's dashboard for what Meta wants, then check again.",
          },
          version: {
            title: "Meta retires a Graph version",
            text: "Meta supports a version for two years after the next one. Pagekeeper warns you when yours has ended. Then choose a newer one under Settings › Meta app.",
          },
        },
      },
    },
  };
}
