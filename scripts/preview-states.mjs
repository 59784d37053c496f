/** What the window is shown in by scripts/screens.mjs and the tests of accessibility: data, and what a person does with it. */
import { wordsIn } from "./preview/words.mjs";

/** @import { MetaAppSetup } from "../common/contract/meta-app.ts" */
/** @import { ChannelType, ConnectedChannel, FacebookAccount, Health, HealthState, MissingPermission, PermissionGap, UnconnectablePage } from "../common/contract/accounts.ts" */
/** @import { Snapshot } from "../common/contract/snapshot.ts" */
/** @import { FlowStep, FlowView } from "../common/contract/flows.ts" */
/** @import { ProblemDetails } from "../common/contract/problems.ts" */
/** @import { UpdateView } from "../common/contract/updates.ts" */
/** @import { Act, PreviewWindow, State } from "./preview/window.mjs" */

/**
 * `viewport`: of its picture, where it is not the usual one.
 * @typedef {State & { readonly viewport?: import("@playwright/test").ViewportSize }} NamedState
 */

const at = "2026-11-03T09:30:00.000Z";
const owners = /** @type {const} */ ([
  { id: "u1", name: "Dana" },
  { id: "u2", name: "Sam Okafor" },
]);
const places = [
  "Harbor Yoga",
  "Northwind Bakery",
  "Lakeside Cycles",
  "Old Town Books",
  "Fern & Fig",
];

/**
 * The set-up of a Meta app, as main tells it.
 * @param {Partial<MetaAppSetup>} more @returns {MetaAppSetup}
 */
const metaApp = (more = {}) => ({
  running: "practice",
  restart: false,
  versions: [
    { version: "v26.0", retired: false },
    { version: "v21.0", until: "2027-01-21", retired: false },
  ],
  localRedirectUri: "http://localhost:47814/auth/facebook/callback",
  permissions: [
    { name: "pages_show_list", channels: ["messenger", "instagram"] },
    { name: "pages_messaging", channels: ["messenger"] },
    { name: "instagram_basic", channels: ["instagram"] },
  ],
  ...more,
});

/**
 * @param {readonly FacebookAccount[]} messenger @param {readonly FacebookAccount[]} instagram
 * @param {Partial<Snapshot>} more @returns {Snapshot}
 */
function snapshot(messenger, instagram, more = {}) {
  /** @type {readonly ConnectedChannel[]} */
  const channels = [
    { id: "messenger", type: "messenger", accounts: messenger },
    { id: "instagram", type: "instagram", accounts: instagram },
  ];
  return {
    practice: true,
    channels: channels.filter(({ accounts }) => accounts.length > 0),
    unconnectable: [],
    permissionGaps: [],
    pending: [],
    keychain: { name: "ready" },
    notices: [],
    checking: false,
    ...more,
  };
}

/**
 * @param {ChannelType} type @param {FlowStep} step @param {FlowView["origin"]} origin
 * @returns {FlowView}
 */
const flow = (type, step, origin = "desktop") => ({ id: type, type, origin, step });
const long = "The Extraordinarily Long Name of a Very Small Flower Shop beside the Old Harbour";

/** @typedef {Awaited<ReturnType<typeof wordsIn>>} Words */

/** Snapshots, in which main's words stand. @param {Words} words */
function dataIn({ said }) {
  /** @type {Health} */
  const works = { state: "works", message: said.works, checkedAt: new Date().toISOString() };
  /**
   * @param {HealthState} state @param {string} message @param {ProblemDetails} [details]
   * @returns {Pick<FacebookAccount, "health">}
   */
  const troubled = (state, message, details) => ({
    health: { state, message, checkedAt: "2026-11-18T08:00:00.000Z", ...(details && { details }) },
  });
  /**
   * @param {ChannelType} channel @param {number} number @param {Partial<FacebookAccount>} more
   * @returns {FacebookAccount}
   */
  const account = (channel, number, more = {}) => {
    const place = places[number % places.length];
    const name = more.name ?? `${place}${number >= places.length ? ` ${number}` : ""}`;
    const username = name.toLowerCase().replace(/[^a-z0-9]+/g, ".");
    return {
      id: `${channel}-${number}`,
      channel,
      pageId: String(number),
      name,
      connectedBy: owners[0],
      connectedAt: at,
      health: works,
      ...(channel === "instagram" && { instagram: { id: `i${number}`, username } }),
      ...more,
    };
  };
  /** @param {ChannelType} channel @param {number} count */
  const some = (channel, count) =>
    Array.from({ length: count }, (_, index) => account(channel, index));

  const password = troubled("reconnect", said.password, {
    graphCode: 190,
    graphSubcode: 460,
    fbtraceId: "AbCdEfGhIjK",
  });
  const accessOff = troubled("instagram-access-off", said.accessOff, {
    graphCode: 200,
    fbtraceId: "ZyXwVu",
  });
  /**
   * @param {{ readonly message: string, readonly remedy: string, readonly label?: string }} words
   * @param {Pick<UnconnectablePage, "channel" | "pageId" | "name" | "reason">} more
   * @returns {UnconnectablePage}
   */
  const unconnectable = ({ message, remedy, label }, more) => ({
    message,
    remedy,
    ...(label && { link: { label, url: `https://www.facebook.com/${more.pageId}` } }),
    ...more,
  });
  const twelve = snapshot(
    [account("messenger", 0, password), ...some("messenger", 8).slice(1)],
    [account("instagram", 0), account("instagram", 1, accessOff), ...some("instagram", 4).slice(2)],
    {
      unconnectable: [
        unconnectable(said.noTask, {
          channel: "messenger",
          pageId: "91",
          name: "Riverside Market",
          reason: "no-messaging-task",
        }),
        unconnectable(said.anothers, {
          channel: "messenger",
          pageId: "93",
          name: "Harbor Yoga",
          reason: "connected-by-another",
        }),
        unconnectable(said.noInstagram, {
          channel: "instagram",
          pageId: "92",
          name: "Old Mill",
          reason: "no-instagram-account",
        }),
      ],
      pending: [
        { kind: "access", userId: "u9", userName: "Kim" },
        { kind: "subscription", pageId: "93", pageName: "Corner Books" },
      ],
    },
  );
  const names = snapshot(
    [
      account("messenger", 0, { name: long }),
      account("messenger", 1, {
        name: "مخبز الشمال للخبز الطازج",
        connectedBy: { id: "u3", name: "دانا" },
      }),
      account("messenger", 2, { name: "קפה הנמל", thisRunOnly: true }),
      account("messenger", 3, {
        name: long.replaceAll(" ", ""),
        ...troubled("gone", said.gone(long)),
      }),
    ],
    [],
  );
  return { account, some, twelve, names, permissionGaps: permissionGapsIn(said.cannot) };
}

/** @param {Words["said"]["cannot"]} cannot @returns {readonly PermissionGap[]} */
function permissionGapsIn(cannot) {
  /**
   * @param {string} permission @param {string} consequence @param {MissingPermission["status"]} status
   * @returns {MissingPermission}
   */
  const missing = (permission, consequence, status) => ({ permission, consequence, status });
  return [
    {
      channel: "messenger",
      userId: "u1",
      userName: "Dana Reyes",
      missing: [
        missing("pages_messaging", cannot.messages, "declined"),
        missing("business_management", cannot.portfolio, "expired"),
      ],
      askAgain: true,
    },
    {
      channel: "messenger",
      userId: "u2",
      userName: "Sam Okafor",
      missing: [missing("pages_manage_metadata", cannot.news, "declined")],
      askAgain: false,
    },
    {
      channel: "instagram",
      userId: "u2",
      userName: "Sam Okafor",
      missing: [missing("instagram_basic", cannot.instagram, "absent")],
      askAgain: false,
    },
  ];
}

/** What a person does, by what the controls are called. @param {Words} words */
function actsIn({ texts, settings }) {
  /** @param {string} name @param {readonly string[]} more @returns {Act} */
  const press =
    (name, ...more) =>
    async (page) => {
      for (const each of [name, ...more]) {
        await page.getByRole("button", { name: each, exact: true }).click();
      }
    };
  const openMenu = press(texts.more("Harbor Yoga"));
  return /** @satisfies {Record<string, Act>} */ ({
    openMenu,
    openRemoveEverything: press(texts.settings, settings.removeEverything),
    removeEverything: press(texts.settings, settings.removeEverything, settings.removeAll),
    copyDiagnostics: async (page) => {
      await press(texts.settings, settings.copyDiagnostics)(page);
      await page.getByRole("button", { name: texts.close }).scrollIntoViewIfNeeded();
    },
    savePort: async (page) => {
      await press(texts.settings)(page);
      await page.getByLabel(settings.port, { exact: true }).fill("80");
      await press(settings.save)(page);
    },
    startAtLogin: async (page) => {
      await press(texts.settings)(page);
      await page.getByRole("checkbox", { name: settings.startAtLogin }).check();
    },
    seeUpdates: async (page) => {
      await press(texts.settings)(page);
      const name = settings.checkForUpdates;
      await page.getByRole("checkbox", { name }).scrollIntoViewIfNeeded();
    },
    setUpMetaApp: async (page) => {
      await press(texts.setUp)(page);
      await page.getByRole("radio", { name: settings.business }).check();
      await press(settings.checkAndSave)(page);
    },
    changeMetaApp: async (page) => {
      await press(texts.settings, settings.change)(page);
      await page.getByText(settings.permissions).click();
    },
    disconnect: async (page) => {
      await openMenu(page);
      await page.getByRole("menuitem", { name: texts.disconnectItem }).click();
      await press(texts.disconnect)(page);
    },
    openUnconnectable: async (page) => {
      await page.getByText(texts.unconnectable(3)).click();
      await page.getByText(texts.details).last().click();
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    },
    filter: (page) => page.getByRole("searchbox").fill("yoga 49"),
  });
}

/** @template U @typedef {U extends unknown ? Omit<U, "version"> : never} WithoutVersion */

/**
 * Main tells of a new version, and the person looks at what is new.
 * @param {WithoutVersion<UpdateView>} update @param {readonly string[]} clicked @returns {Act}
 */
const offer =
  (update, ...clicked) =>
  async (page) => {
    await page.evaluate((told) => /** @type {PreviewWindow} */ (window).emit("update", told), {
      version: "0.2.0",
      ...update,
    });
    for (const text of clicked) await page.getByText(text).click();
  };

/**
 * Main sends the window to an address that says how a login ended.
 * @param {Readonly<Record<string, string>>} parameters @returns {Act}
 */
const comeBack = (parameters) => (page) =>
  page.evaluate(
    (search) => /** @type {PreviewWindow} */ (window).emit("redirect", search),
    `?${new URLSearchParams(parameters)}`,
  );

/**
 * Every state, by its name, which is the same in each language.
 * @param {Parameters<typeof wordsIn>[0]} language
 */
export async function statesIn(language) {
  const words = await wordsIn(language);
  const { said } = words;
  const { account, some, twelve, names, permissionGaps } = dataIn(words);
  const acts = actsIn(words);
  return /** @satisfies {Record<string, NamedState>} */ ({
    first: { data: { snapshot: snapshot([], []) } },
    one: { data: { snapshot: snapshot([account("messenger", 1)], []) } },
    twelve: { data: { snapshot: twelve } },
    unconnectable: { data: { snapshot: twelve }, act: acts.openUnconnectable },
    many: {
      data: {
        snapshot: snapshot(some("messenger", 5000), some("instagram", 4), { practice: false }),
      },
    },
    filtered: {
      data: { snapshot: snapshot(some("messenger", 5000), some("instagram", 4)) },
      act: acts.filter,
    },
    waiting: {
      data: {
        snapshot: twelve,
        flows: [
          flow("messenger", { name: "waiting" }),
          flow("instagram", { name: "reading", pages: 120 }),
        ],
      },
    },
    saving: {
      data: {
        snapshot: snapshot([], []),
        flows: [
          flow("messenger", { name: "saving", done: 40, total: 120 }),
          flow("instagram", { name: "waiting" }, "web"),
        ],
      },
    },
    gaps: { data: { snapshot: { ...twelve, permissionGaps } } },
    stranger: {
      data: { snapshot: twelve },
      act: comeBack({ error: said.stranger, error_code: "different_user", type: "messenger" }),
    },
    menu: { data: { snapshot: twelve }, act: acts.openMenu },
    dialog: {
      data: { snapshot: twelve, refuses: { code: "x", message: said.diskFull } },
      act: acts.disconnect,
    },
    "meta-app": {
      data: { snapshot: twelve, metaApp: metaApp() },
      act: acts.setUpMetaApp,
    },
    "meta-app-saved": {
      data: {
        snapshot: { ...twelve, practice: false },
        metaApp: metaApp({
          running: "settings",
          saved: { appId: "987654321098765", version: "v21.0" },
        }),
      },
      act: acts.changeMetaApp,
    },
    settings: { data: { snapshot: twelve, metaApp: metaApp() }, act: acts.savePort },
    help: { data: { snapshot: twelve, metaApp: metaApp() }, act: acts.copyDiagnostics },
    "settings-top": { data: { snapshot: twelve, metaApp: metaApp() }, act: acts.startAtLogin },
    "remove-everything": {
      data: { snapshot: twelve, metaApp: metaApp() },
      act: acts.openRemoveEverything,
    },
    "remove-left": {
      data: {
        snapshot: twelve,
        metaApp: metaApp(),
        removal: { state: "left", rest: "facebook", pending: twelve.pending },
      },
      act: acts.removeEverything,
    },
    connected: {
      data: { snapshot: twelve },
      act: comeBack({ facebook_connected: "true", type: "messenger" }),
    },
    refused: {
      data: { snapshot: twelve },
      act: comeBack({ error: said.cancelled, error_code: "access_denied" }),
    },
    notices: {
      data: {
        snapshot: {
          ...twelve,
          keychain: { name: "locked" },
          notices: [
            { id: "1", kind: "port-taken", message: said.portTaken },
            { id: "2", kind: "store-quarantined", message: said.keptAside },
          ],
        },
      },
    },
    update: {
      data: { snapshot: twelve },
      act: offer({ name: "available", postponed: false, notes: said.notes }, words.texts.whatsNew),
    },
    "update-downloading": {
      data: { snapshot: twelve },
      act: offer({ name: "downloading", postponed: false, percent: 40, notes: said.notes }),
    },
    "update-ready": {
      data: { snapshot: twelve },
      act: offer({ name: "ready", postponed: false, notes: said.notes }),
    },
    "update-failed": {
      data: { snapshot: twelve },
      act: offer({ name: "failed", postponed: false, why: "not-as-announced", notes: said.notes }),
    },
    "updates-elsewhere": {
      data: {
        snapshot: twelve,
        metaApp: metaApp(),
        settings: { updateSupport: "package" },
      },
      act: acts.seeUpdates,
    },
    names: { data: { snapshot: names } },
    zoomed: { data: { snapshot: twelve }, viewport: { width: 320, height: 480 } },
    loading: { data: { loading: true } },
    failed: {
      data: {
        failed: { ok: false, problem: { code: "backend_failed", message: said.unread } },
      },
    },
  });
}
