/** The English texts of the set-up of the Meta app. Its fields have the texts of the settings. */
import { isolate } from "../../../common/bidi.ts";
import type { TestedPermission } from "../../../common/contract/meta-app.ts";
import type { Formatters } from "../../../common/formatters.ts";
import type { Translation } from "../translation.ts";

export type SetupTexts = Translation<ReturnType<typeof english>>;

export default function english({ number, count }: Formatters) {
  return {
    title: "Use your own Facebook Pages",
    steps: "Steps",
    stepNames: {
      create: "Create the app",
      credentials: "App ID and secret",
      redirect: "Return and test",
      permissions: "Permissions",
      live: "Start using it",
    },
    stepOf: (step: number, total: number) => `Step ${number(step)} of ${number(total)}`,
    done: "done",
    kept: "What you enter is kept until Pagekeeper quits.",
    back: "Back",
    next: "Next",
    showMe: "Show me how",

    /* ---- Create ---- */
    createText:
      "Pagekeeper logs in to Facebook through an app that you create at Meta. It is free and takes about 20 minutes. People see your business in Facebook's dialog, and nobody else is between your computer and Meta.",
    createAlready: "You have an app? Go on to the next step.",

    /* ---- App ID and secret ---- */
    credentialsText: "Copy both from your app's dashboard, under App settings › Basic.",
    appIdHint: "A number with about 15 digits.",
    secretEntered: "Entered, kept until Pagekeeper quits.",
    verify: "Check and continue",
    verifying: "Checking with Meta…",

    /* ---- Return and test login ---- */
    confirmed: (name: string) => `Meta confirmed “${isolate(name)}”.`,
    testTitle: "Test login",
    testText:
      "Log in once, as for a real connection, to see that Facebook returns to Pagekeeper. Nothing is connected or saved.",
    startTest: "Test the login",
    testAgain: "Test again",
    testing: "Testing the login",
    testReading: "Facebook has returned. Reading what the app may do…",
    testPassed: (person: string, pages: number) =>
      `It works: Facebook returned, and ${isolate(person)} chose ${count(pages, { one: "Page", other: "Pages" })}.`,
    skipTest: "Continue without a test",

    /* ---- Permissions ---- */
    permissionsTested: (granted: number, total: number) =>
      `The test login got ${number(granted)} of ${number(total)} permissions.`,
    permissionsUntested:
      "These are the permissions that Pagekeeper asks for. Only a test login shows which of them your app has.",
    required: "required",
    statuses: {
      granted: "There",
      declined: "Declined",
      missing: "Missing",
    } satisfies Record<TestedPermission["status"], string>,
    untested: "Not tested",
    remedies: {
      declined: "It was switched off in Facebook's dialog. Test again and leave it on.",
      classic:
        "Your app lacks it. Add the use case that it belongs to in the dashboard, then test again.",
      business: "Your configuration lacks it. Add it there, then test again.",
    },
    optionalMissing: "You can go on without it.",
    access:
      "This is enough for you and for people with a role in the app. For anybody else, each permission needs Advanced Access, which takes App Review and a verified business.",

    /* ---- Start using it ---- */
    liveText:
      "Pagekeeper changes over to your Facebook Pages at once. The accounts of practice mode are kept apart, and come back if you remove the app.",
    app: "App",
    appNamed: (name: string, id: string) => `${isolate(name)} (${id})`,
    returnAddress: "Facebook returns to",
    test: "Test login",
    testResults: { passed: "Passed", failed: "Failed", none: "Not done" },
    save: "Save and use my Pages",
    saving: "Saving…",
    saved: (name: string, id: string) =>
      `“${isolate(name)}” (${id}) is saved. Pagekeeper now uses your Facebook Pages.`,
    savedNameless: (id: string) => `App ${id} is saved. Pagekeeper now uses your Facebook Pages.`,
    connectNext: "Connect your first accounts now, or later in Accounts.",
  };
}
