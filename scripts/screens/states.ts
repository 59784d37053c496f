/** The states of the window that scripts/screens.ts and the accessibility tests show. */
import type { ViewportSize } from "@playwright/test";
import { actionsFor, endLogin, offerUpdate, openGuide } from "./actions.ts";
import { activityOf } from "./activity.ts";
import {
  accountsOf,
  anotherMetaApp,
  asking,
  connectSummary,
  expiringAccounts,
  fiveAccounts,
  flow,
  longOrigin,
  metaAppSetup,
  permissionGaps,
  setupAt,
  snapshotOf,
  testLogin,
  twelveAccounts,
  unconfirmedAccount,
  unusualNames,
  webAppsOf,
} from "./data.ts";
import type { PreviewState } from "./preview.ts";
import { type PreviewLanguage, wordsIn } from "./words.ts";

/** `viewport` is the size of the picture, if it differs from the usual size. */
export type NamedState = PreviewState & { readonly viewport?: ViewportSize };

/** Returns the states by name. The names are the same in every language. */
export function previewStates(language: PreviewLanguage) {
  const words = wordsIn(language);
  const { messages, texts } = words;
  const actions = actionsFor(words);
  const nothing = snapshotOf([], []);
  const twelve = twelveAccounts(words);
  const { notes } = messages;
  const many = [accountsOf(words, "messenger", 5000), accountsOf(words, "instagram", 4)] as const;
  const inSettings = { snapshot: twelve, metaApp: metaAppSetup() };
  return {
    first: { data: { snapshot: nothing } },
    one: { data: { snapshot: snapshotOf(accountsOf(words, "messenger", 2).slice(1), []) } },
    five: { data: { snapshot: fiveAccounts(words) } },
    twelve: { data: { snapshot: twelve } },
    unconnectable: { data: { snapshot: twelve }, action: actions.openUnconnectable },
    many: { data: { snapshot: snapshotOf(...many, { practice: false }) } },
    filtered: { data: { snapshot: snapshotOf(...many) }, action: actions.filter },
    "nothing-found": { data: { snapshot: twelve }, action: actions.findNothing },
    "needs-attention": { data: { snapshot: twelve }, action: actions.showAttention },
    details: { data: { snapshot: twelve }, action: actions.openDetails },
    "details-failing": { data: { snapshot: twelve }, action: actions.openFailingDetails },
    palette: { data: { snapshot: twelve }, action: actions.search },
    waiting: {
      data: {
        snapshot: twelve,
        flows: [
          flow("messenger", { name: "waiting" }),
          flow("instagram", { name: "reading", pages: 120 }),
        ],
      },
    },
    "https-only": {
      data: {
        snapshot: twelve,
        flows: [flow("messenger", { name: "waiting", httpsOnly: true })],
      },
    },
    saving: {
      data: {
        snapshot: nothing,
        flows: [
          flow("messenger", { name: "saving", done: 40, total: 120 }),
          flow("instagram", { name: "waiting" }, "web"),
        ],
      },
    },
    gaps: { data: { snapshot: { ...twelve, permissionGaps: permissionGaps(words) } } },
    stranger: {
      data: { snapshot: twelve },
      action: endLogin({
        error: messages.stranger,
        error_code: "different_user",
        type: "messenger",
      }),
    },
    menu: { data: { snapshot: twelve }, action: actions.openMenu },
    dialog: {
      data: { snapshot: twelve, disconnectProblem: { code: "x", message: messages.diskFull } },
      action: actions.disconnect,
    },
    "meta-app": { data: inSettings, action: actions.setUpMetaApp },
    "setup-create": {
      data: { snapshot: nothing, metaApp: metaAppSetup() },
      action: actions.openSetup,
    },
    "setup-credentials": {
      data: {
        snapshot: nothing,
        metaApp: setupAt("credentials"),
        metaAppProblem: {
          code: "app_secret_wrong",
          message: messages.wrongSecret,
          field: "appSecret",
        },
      },
      action: actions.verifyInSetup,
    },
    "setup-redirect": {
      data: { snapshot: nothing, metaApp: setupAt("credentials") },
      action: actions.verifyInSetup,
    },
    "setup-redirect-page": {
      data: { snapshot: nothing, metaApp: setupAt("redirect") },
      action: actions.setUpBusinessLogin,
    },
    "setup-testing": {
      data: {
        snapshot: nothing,
        metaApp: setupAt("redirect", { testLogin: { name: "waiting" } }),
      },
      action: actions.openSetup,
    },
    "setup-test-failed": {
      data: {
        snapshot: nothing,
        metaApp: setupAt("redirect", {
          testLogin: {
            name: "failed",
            problem: {
              code: "redirect_uri_blocked",
              message: messages.redirectBlocked,
              field: "redirectUri",
              details: { graphCode: 191 },
            },
          },
        }),
      },
      action: actions.openSetup,
    },
    "setup-tested": {
      data: { snapshot: nothing, metaApp: setupAt("redirect", { testLogin: testLogin() }) },
      action: actions.openSetup,
    },
    "setup-permissions": {
      data: { snapshot: nothing, metaApp: setupAt("permissions", { testLogin: testLogin() }) },
      action: actions.openSetup,
    },
    "setup-narrow": {
      data: { snapshot: nothing, metaApp: setupAt("permissions", { testLogin: testLogin() }) },
      action: actions.openSetup,
      viewport: { width: 480, height: 480 },
    },
    "setup-live": {
      data: { snapshot: nothing, metaApp: setupAt("live", { testLogin: testLogin() }) },
      action: actions.openSetup,
    },
    "setup-saved": {
      data: { snapshot: nothing, metaApp: setupAt("live") },
      action: actions.saveInSetup,
    },
    "meta-app-saved": {
      data: {
        snapshot: { ...twelve, practice: false },
        metaApp: metaAppSetup({
          running: "settings",
          saved: { appId: "987654321098765", version: "v21.0" },
        }),
      },
      action: actions.changeMetaApp,
    },
    settings: { data: inSettings, action: actions.savePort },
    help: { data: inSettings, action: actions.copyDiagnostics },
    guide: { data: { snapshot: twelve }, action: openGuide(words, "create") },
    "guide-credentials": { data: { snapshot: twelve }, action: openGuide(words, "credentials") },
    "guide-redirect": { data: { snapshot: twelve }, action: openGuide(words, "redirect") },
    "guide-errors": { data: { snapshot: twelve }, action: openGuide(words, "errors") },
    "guide-narrow": {
      data: { snapshot: twelve },
      action: openGuide(words, "permissions"),
      viewport: { width: 480, height: 480 },
    },
    "settings-top": { data: inSettings, action: actions.startAtLogin },
    "remove-everything": { data: inSettings, action: actions.openRemoveEverything },
    "remove-left": {
      data: {
        ...inSettings,
        factoryReset: { state: "left", leftover: "facebook", pending: twelve.pending },
      },
      action: actions.removeEverything,
    },
    connected: {
      data: { snapshot: twelve },
      action: endLogin({ facebook_connected: "true", type: "messenger" }),
    },
    "connected-some": {
      data: { snapshot: { ...twelve, connectSummaries: [connectSummary()] } },
      action: endLogin({ facebook_connected: "true", type: "messenger" }),
    },
    refused: {
      data: { snapshot: twelve },
      action: endLogin({ error: messages.cancelled, error_code: "access_denied" }),
    },
    notices: {
      data: {
        snapshot: {
          ...twelve,
          keychain: { name: "locked" },
          notices: [
            { id: "1", kind: "port-taken", message: messages.portTaken },
            { id: "2", kind: "store-quarantined", message: messages.quarantined },
          ],
        },
      },
    },
    update: {
      data: { snapshot: twelve },
      action: offerUpdate({ name: "available", postponed: false, notes }, texts.whatsNew),
    },
    "update-downloading": {
      data: { snapshot: twelve },
      action: offerUpdate({ name: "downloading", postponed: false, percent: 40, notes }),
    },
    "update-ready": {
      data: { snapshot: twelve },
      action: offerUpdate({ name: "ready", postponed: false, notes }),
    },
    "update-failed": {
      data: { snapshot: twelve },
      action: offerUpdate({ name: "failed", postponed: false, why: "not-as-announced", notes }),
    },
    "updates-elsewhere": {
      data: { ...inSettings, settings: { updateSupport: "package" } },
      action: actions.showUpdateSettings,
    },
    "web-app-question": {
      data: {
        snapshot: { ...twelve, practice: false },
        webApps: asking("https://desk.example.com"),
      },
      action: actions.awaitAllow,
    },
    "web-app-question-local": {
      data: { snapshot: twelve, webApps: asking("http://localhost:5173") },
      action: actions.awaitAllow,
      viewport: { width: 480, height: 400 },
    },
    "web-app-question-long": {
      data: { snapshot: twelve, webApps: asking(longOrigin) },
      action: actions.awaitAllow,
      viewport: { width: 480, height: 700 },
    },
    "web-app-not-allowed": {
      data: {
        snapshot: twelve,
        webApps: asking("http://localhost:5173"),
        webAppProblem: { code: "x", message: messages.settingsDiskFull },
      },
      action: actions.allowWebApp,
    },
    "web-apps": { data: { ...inSettings, webApps: webAppsOf(3) }, action: actions.showWebApps },
    "web-apps-none": { data: inSettings, action: actions.showWebApps },
    "web-apps-many": {
      data: { ...inSettings, webApps: webAppsOf(200) },
      action: actions.removeWebApp,
      viewport: { width: 480, height: 700 },
    },
    shortcuts: { data: { snapshot: twelve }, action: actions.showShortcuts },
    "whats-new": { data: { snapshot: twelve }, action: actions.showNews },
    "report-problem": { data: { snapshot: twelve }, action: actions.reportProblem },
    "another-app": { data: { snapshot: anotherMetaApp(words) } },
    unconfirmed: { data: { snapshot: unconfirmedAccount(words) } },
    expiring: { data: { snapshot: expiringAccounts(words) } },
    "expiring-narrow": {
      data: { snapshot: expiringAccounts(words) },
      viewport: { width: 480, height: 700 },
    },
    activity: {
      data: { snapshot: twelve, activity: activityOf(words) },
      action: actions.showActivity,
    },
    "activity-none": { data: { snapshot: nothing }, action: actions.showActivity },
    "account-activity": {
      data: { snapshot: twelve, activity: activityOf(words) },
      action: actions.showDetails,
    },
    names: { data: { snapshot: unusualNames(words) } },
    zoomed: { data: { snapshot: twelve }, viewport: { width: 320, height: 480 } },
    small: { data: { snapshot: twelve }, viewport: { width: 480, height: 480 } },
    "small-details": {
      data: { snapshot: twelve },
      action: actions.openFailingDetails,
      viewport: { width: 480, height: 480 },
    },
    medium: {
      data: { snapshot: twelve },
      action: actions.openFailingDetails,
      viewport: { width: 800, height: 600 },
    },
    large: {
      data: { snapshot: twelve },
      action: actions.openFailingDetails,
      viewport: { width: 1920, height: 1080 },
    },
    loading: { data: { pending: ["snapshot"] } },
    failed: {
      data: {
        failed: { ok: false, problem: { code: "backend_failed", message: messages.unread } },
      },
    },
  } satisfies Record<string, NamedState>;
}
