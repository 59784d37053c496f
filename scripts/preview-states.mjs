/** What the window is shown in by scripts/screens.mjs and the tests of accessibility: data, and what a person does with it. */

const at = "2026-11-03T09:30:00.000Z";
const works = { state: "works", message: "Works", checkedAt: new Date().toISOString() };
const owners = [
  { id: "u1", name: "Dana" },
  { id: "u2", name: "Sam Okafor" },
];
const places = [
  "Harbor Yoga",
  "Northwind Bakery",
  "Lakeside Cycles",
  "Old Town Books",
  "Fern & Fig",
];

/** The set-up of a Meta app, as main tells it. */
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

function account(channel, number, more = {}) {
  const name =
    more.name ?? `${places[number % places.length]}${number >= places.length ? ` ${number}` : ""}`;
  return {
    id: `${channel}-${number}`,
    channel,
    pageId: String(number),
    name,
    connectedBy: owners[0],
    connectedAt: at,
    health: works,
    ...(channel === "instagram" && {
      instagram: { id: `i${number}`, username: name.toLowerCase().replace(/[^a-z0-9]+/g, ".") },
    }),
    ...more,
  };
}

const some = (channel, count) =>
  Array.from({ length: count }, (_, index) => account(channel, index));

function snapshot(messenger, instagram, more = {}) {
  const channels = [
    { id: "messenger", type: "messenger", accounts: messenger },
    { id: "instagram", type: "instagram", accounts: instagram },
  ].filter(({ accounts }) => accounts.length > 0);
  return {
    practice: true,
    channels,
    unconnectable: [],
    permissionGaps: [],
    pending: [],
    keychain: { name: "ready" },
    notices: [],
    checking: false,
    ...more,
  };
}

const troubled = (state, message, details) => ({
  health: { state, message, checkedAt: "2026-11-18T08:00:00.000Z", ...(details && { details }) },
});
const password = troubled(
  "reconnect",
  "Harbor Yoga’s owner changed the Facebook password. Connect again to renew access.",
  { graphCode: 190, graphSubcode: 460, fbtraceId: "AbCdEfGhIjK" },
);
const accessOff = troubled(
  "instagram-access-off",
  "Message access is switched off in the Instagram app. In Instagram, open Settings, Messages, and allow access to messages.",
  { graphCode: 200, fbtraceId: "ZyXwVu" },
);
const unconnectable = [
  {
    channel: "messenger",
    pageId: "91",
    name: "Riverside Market",
    reason: "no-messaging-task",
    message: "You may not answer messages for this Page.",
    remedy: "Ask an admin of the Page to give you the Messages task, then connect again.",
    link: { label: "Open Page access", url: "https://www.facebook.com/91" },
  },
  {
    channel: "messenger",
    pageId: "93",
    name: "Harbor Yoga",
    reason: "connected-by-another",
    message: "Already connected by Dana Reyes.",
    remedy:
      "Leave it as it is, or take it over: its accounts here then depend on your login instead of Dana Reyes's.",
  },
  {
    channel: "instagram",
    pageId: "92",
    name: "Old Mill",
    reason: "no-instagram-account",
    message: "No Instagram account is linked to this Page.",
    remedy: "Link a professional account in the Page’s settings, then connect again.",
    link: { label: "Open linked accounts", url: "https://www.facebook.com/92" },
  },
];
const twelve = snapshot(
  [account("messenger", 0, password), ...some("messenger", 8).slice(1)],
  [account("instagram", 0), account("instagram", 1, accessOff), ...some("instagram", 4).slice(2)],
  {
    unconnectable,
    pending: [
      { kind: "access", userId: "u9", userName: "Kim" },
      { kind: "subscription", pageId: "93", pageName: "Corner Books" },
    ],
  },
);
const long = "The Extraordinarily Long Name of a Very Small Flower Shop beside the Old Harbour";
const rtl = [
  account("messenger", 0, { name: long }),
  account("messenger", 1, {
    name: "مخبز الشمال للخبز الطازج",
    connectedBy: { id: "u3", name: "دانا" },
  }),
  account("messenger", 2, { name: "קפה הנמל", thisRunOnly: true }),
  account("messenger", 3, {
    name: long.replaceAll(" ", ""),
    ...troubled("gone", `${long} does not exist any more at Facebook. Disconnect it here.`),
  }),
];
const flow = (type, step, origin = "desktop") => ({ id: type, type, origin, step });
const missing = (permission, consequence, status) => ({ permission, consequence, status });
const permissionGaps = [
  {
    channel: "messenger",
    userId: "u1",
    userName: "Dana Reyes",
    missing: [
      missing("pages_messaging", "cannot read messages or answer them", "declined"),
      missing("business_management", "cannot see Pages of a business portfolio", "expired"),
    ],
    askAgain: true,
  },
  {
    channel: "messenger",
    userId: "u2",
    userName: "Sam Okafor",
    missing: [missing("pages_manage_metadata", "cannot be told of new messages", "declined")],
    askAgain: false,
  },
  {
    channel: "instagram",
    userId: "u2",
    userName: "Sam Okafor",
    missing: [missing("instagram_basic", "cannot see Instagram accounts", "absent")],
    askAgain: false,
  },
];
const openMenu = (name) => async (page) => {
  await page.getByRole("button", { name: `More for ${name}`, exact: true }).click();
};

export const states = {
  first: { data: { snapshot: snapshot([], []) } },
  one: { data: { snapshot: snapshot([account("messenger", 1)], []) } },
  twelve: { data: { snapshot: twelve } },
  unconnectable: {
    data: { snapshot: twelve },
    act: async (page) => {
      await page.getByText("can't be connected").click();
      await page.getByText("Details").last().click();
      await page.getByText("can't be connected").scrollIntoViewIfNeeded();
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    },
  },
  many: {
    data: {
      snapshot: snapshot(some("messenger", 5000), some("instagram", 4), { practice: false }),
    },
  },
  filtered: {
    data: { snapshot: snapshot(some("messenger", 5000), some("instagram", 4)) },
    act: (page) => page.getByRole("searchbox").fill("yoga 49"),
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
    act: (page) =>
      page.evaluate(() =>
        window.emit(
          "redirect",
          "?error=You+logged+in+as+Sam+Okafor,+but+Harbor+Yoga+was+connected+by+Dana+Reyes.+Nothing+was+changed.+Log+in+to+Facebook+as+Dana+Reyes+and+connect+again,+or+connect+as+Sam+Okafor.&error_code=different_user&type=messenger",
        ),
      ),
  },
  menu: { data: { snapshot: twelve }, act: openMenu("Harbor Yoga") },
  dialog: {
    data: {
      snapshot: twelve,
      refuses: {
        code: "x",
        message: "The account could not be removed. The disk is full; make room and try again.",
      },
    },
    act: async (page) => {
      await openMenu("Harbor Yoga")(page);
      await page.getByRole("menuitem", { name: "Disconnect…" }).click();
      await page.getByRole("button", { name: "Disconnect", exact: true }).click();
    },
  },
  "meta-app": {
    data: { snapshot: twelve, metaApp: metaApp() },
    act: async (page) => {
      await page.getByRole("button", { name: "Set up…" }).click();
      await page.getByRole("radio", { name: "Facebook Login for Business" }).check();
      await page.getByRole("button", { name: "Check and save" }).click();
    },
  },
  "meta-app-saved": {
    data: {
      snapshot: { ...twelve, practice: false },
      metaApp: metaApp({
        running: "settings",
        saved: { appId: "987654321098765", version: "v21.0" },
      }),
    },
    act: async (page) => {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.getByRole("button", { name: "Change…" }).click();
      await page.getByText("Permissions the app needs").click();
    },
  },
  settings: {
    data: { snapshot: twelve, metaApp: metaApp() },
    act: async (page) => {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.getByLabel("Port").fill("80");
      await page.getByRole("button", { name: "Save" }).click();
    },
  },
  help: {
    data: { snapshot: twelve, metaApp: metaApp() },
    act: async (page) => {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.getByRole("button", { name: "Copy diagnostics" }).click();
      await page.getByRole("button", { name: "Close" }).scrollIntoViewIfNeeded();
    },
  },
  "settings-top": {
    data: { snapshot: twelve, metaApp: metaApp() },
    act: async (page) => {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.getByRole("checkbox", { name: "Start with this computer" }).check();
    },
  },
  "remove-everything": {
    data: { snapshot: twelve, metaApp: metaApp() },
    act: async (page) => {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.getByRole("button", { name: "Remove everything…" }).click();
    },
  },
  "remove-left": {
    data: {
      snapshot: twelve,
      metaApp: metaApp(),
      removal: { state: "left", rest: "facebook", pending: twelve.pending },
    },
    act: async (page) => {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.getByRole("button", { name: "Remove everything…" }).click();
      await page.getByRole("button", { name: "Remove everything", exact: true }).click();
    },
  },
  connected: {
    data: { snapshot: twelve },
    act: (page) =>
      page.evaluate(() => window.emit("redirect", "?facebook_connected=true&type=messenger")),
  },
  refused: {
    data: { snapshot: twelve },
    act: (page) =>
      page.evaluate(() =>
        window.emit(
          "redirect",
          "?error=You+cancelled+at+Facebook.+Nothing+was+changed.&error_code=access_denied",
        ),
      ),
  },
  notices: {
    data: {
      snapshot: {
        ...twelve,
        keychain: { name: "locked" },
        notices: [
          {
            id: "1",
            kind: "port-taken",
            message: "Another program uses port 47814. Choose another port here and at Meta.",
          },
          {
            id: "2",
            kind: "store-kept-aside",
            message:
              "The list of accounts could not be read and was kept as accounts.kept-aside.json.",
          },
        ],
      },
    },
  },
  names: { data: { snapshot: snapshot(rtl, []) } },
  zoomed: { data: { snapshot: twelve }, viewport: { width: 320, height: 480 } },
  loading: { data: { loading: true } },
  failed: {
    data: {
      failed: {
        ok: false,
        error: {
          code: "backend_failed",
          message: "The accounts could not be read. Restart Pagekeeper.",
        },
      },
    },
  },
};
