/** The data that the window shows in each state. */
import { allAccounts, displayName, isFailing } from "../../common/accounts.ts";
import type { AccountProblem } from "../../common/contract/account-problems.ts";
import type {
  ChannelType,
  ConnectedChannel,
  ConnectSummary,
  Expiry,
  FacebookAccount,
  Health,
  HealthState,
  MissingPermission,
  PermissionGap,
  UnconnectablePage,
  WebhookSubscription,
} from "../../common/contract/accounts.ts";
import type { FlowStep, FlowView } from "../../common/contract/flows.ts";
import type { MetaAppSetup, TestLoginView } from "../../common/contract/meta-app.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { WebApp, WebAppsView } from "../../common/contract/web-apps.ts";
import type { Words } from "./words.ts";

const dana = { id: "u1", name: "Dana" };
const pageNames = [
  "Harbor Yoga",
  "Northwind Bakery",
  "Lakeside Cycles",
  "Old Town Books",
  "Fern & Fig",
];
const longName = "The Extraordinarily Long Name of a Very Small Flower Shop beside the Old Harbour";

export const metaAppSetup = (more: Partial<MetaAppSetup> = {}): MetaAppSetup => ({
  running: "practice",
  versions: [
    { version: "v26.0", retired: false },
    { version: "v21.0", until: "2027-01-21", retired: false },
  ],
  localRedirectUri: "http://localhost:47814/auth/facebook/callback",
  permissions: [
    { name: "pages_show_list", channels: ["messenger", "instagram"], required: true },
    { name: "pages_messaging", channels: ["messenger"], required: true },
    { name: "instagram_basic", channels: ["instagram"], required: true },
    { name: "pages_read_engagement", channels: ["messenger", "instagram"], required: false },
    { name: "pages_manage_metadata", channels: ["messenger", "instagram"], required: false },
    { name: "business_management", channels: ["messenger", "instagram"], required: false },
    { name: "instagram_manage_messages", channels: ["instagram"], required: true },
  ],
  ...more,
});

/** The set-up of the Meta app at a step, with what the user has entered so far. */
export const setupAt = (step: string, more: Partial<MetaAppSetup> = {}): MetaAppSetup =>
  metaAppSetup({
    draft: {
      appId: "987654321098765",
      secretEntered: true,
      version: "v26.0",
      login: "classic",
      configId: "",
      redirectMode: "development",
      redirectUri: "",
      step,
    },
    ...more,
  });

/** A test login in which two permissions were not granted. */
export const testLogin = (): TestLoginView => ({
  name: "done",
  userName: "Dana Reyes",
  pages: 45,
  permissions: metaAppSetup().permissions.map((permission, index) => ({
    ...permission,
    status: (["granted", "declined", "missing"] as const)[index] ?? "granted",
  })),
});

export function snapshotOf(
  messenger: readonly FacebookAccount[],
  instagram: readonly FacebookAccount[],
  more: Partial<Snapshot> = {},
): Snapshot {
  const channels: readonly ConnectedChannel[] = [
    { id: "messenger", type: "messenger", accounts: messenger },
    { id: "instagram", type: "instagram", accounts: instagram },
  ];
  return {
    practice: true,
    channels: channels.filter(({ accounts }) => accounts.length > 0),
    problems: [],
    unconnectable: [],
    permissionGaps: [],
    connectSummaries: [],
    pending: [],
    tokensToDelete: 0,
    keychain: { name: "ready" },
    facebook: { name: "reachable" },
    notices: [],
    checks: [],
    disconnecting: [],
    ...more,
  };
}

/** Adds the problem of each failing account. Those that a login of one person ends are one. */
function withProblems({ messages }: Words, snapshot: Snapshot): Snapshot {
  const failed = allAccounts(snapshot).filter(isFailing);
  const byLogin = failed.filter(({ health }) => health.remedy === "connect-again");
  const login: readonly AccountProblem[] =
    byLogin.length === 0
      ? []
      : [
          {
            id: "login",
            kind: "failing",
            title: messages.mustLogIn(dana.name),
            message: messages.passwordProblem(byLogin.length),
            accountIds: byLogin.map(({ id }) => id),
            remedy: "connect-again",
            user: dana,
          },
        ];
  const others = failed
    .filter((account) => !byLogin.includes(account))
    .map(
      (account): AccountProblem => ({
        kind: "failing",
        title: `${displayName(account)}: ${account.health.label}`,
        accountIds: [account.id],
        ...account.health,
        id: account.id,
      }),
    );
  return { ...snapshot, problems: [...login, ...others] };
}

export const flow = (
  type: ChannelType,
  step: FlowStep,
  origin: FlowView["origin"] = "desktop",
): FlowView => ({ id: type, type, origin, step });

/** Returns `count` working accounts. Adds a number to names that repeat. */
export const accountsOf = (words: Words, channel: ChannelType, count: number) =>
  Array.from({ length: count }, (_, index) => accountOf(words, channel, index));

function accountOf(
  { messages }: Words,
  channel: ChannelType,
  number: number,
  more: Partial<FacebookAccount> = {},
): FacebookAccount {
  const suffix = number >= pageNames.length ? ` ${number}` : "";
  const name = more.name ?? `${pageNames[number % pageNames.length]}${suffix}`;
  const username = name.toLowerCase().replace(/[^a-z0-9]+/g, ".");
  return {
    id: `${channel}-${number}`,
    channel,
    pageId: String(number),
    name,
    connectedBy: dana,
    connectedAt: "2026-11-03T09:30:00.000Z",
    accessUntil: "2027-02-01T09:30:00.000Z",
    permissions: { granted: 5, total: 5 },
    health: {
      state: "works",
      label: messages.works,
      message: messages.works,
      checkedAt: new Date().toISOString(),
    },
    ...(channel === "instagram" && { instagram: { id: `i${number}`, username } }),
    ...more,
  };
}

const failing = (
  { messages: { labels } }: Words,
  state: HealthState,
  message: string,
  more: Partial<Health> = {},
) => ({
  health: {
    state,
    label: labels[state],
    message,
    checkedAt: "2026-11-18T08:00:00.000Z",
    ...more,
  },
});

/** Five accounts in both channels, one of which is failing. */
export const fiveAccounts = (words: Words): Snapshot =>
  withProblems(
    words,
    snapshotOf(messengerAccounts(words, 3), accountsOf(words, "instagram", 2), { practice: false }),
  );

/** Returns `count` Messenger accounts, the first of which is failing. */
function messengerAccounts(words: Words, count: number): readonly FacebookAccount[] {
  const password = failing(words, "reconnect", words.messages.password, {
    remedy: "connect-again",
    details: { graphCode: 190, graphSubcode: 460, fbtraceId: "AbCdEfGhIjK" },
  });
  return accountsOf(words, "messenger", count).with(0, accountOf(words, "messenger", 0, password));
}

/** Twelve accounts, two of which are failing, and three Pages that could not be connected. */
export function twelveAccounts(words: Words): Snapshot {
  const accessOff = failing(words, "instagram-access-off", words.messages.accessOff, {
    details: { graphCode: 200, fbtraceId: "ZyXwVu" },
  });
  const instagram = accountsOf(words, "instagram", 4).with(
    1,
    accountOf(words, "instagram", 1, accessOff),
  );
  return withProblems(
    words,
    snapshotOf(messengerAccounts(words, 8), instagram, {
      unconnectable: unconnectablePages(words),
      pending: [
        { kind: "access", userId: "u9", userName: "Kim" },
        { kind: "subscription", pageId: "93", pageName: "Corner Books" },
      ],
    }),
  );
}

function unconnectablePages({ messages }: Words): readonly UnconnectablePage[] {
  const page = (
    { message, remedy, label }: { message: string; remedy: string; label?: string },
    more: Pick<UnconnectablePage, "channel" | "pageId" | "name" | "reason">,
  ): UnconnectablePage => ({
    message,
    remedy,
    userId: dana.id,
    userName: dana.name,
    ...(label && { link: { label, url: `https://www.facebook.com/${more.pageId}` } }),
    ...more,
  });
  return [
    page(messages.noTask, {
      channel: "messenger",
      pageId: "91",
      name: "Riverside Market",
      reason: "no-messaging-task",
    }),
    page(messages.anothers, {
      channel: "messenger",
      pageId: "93",
      name: "Harbor Yoga",
      reason: "connected-by-another",
    }),
    page(messages.noInstagram, {
      channel: "instagram",
      pageId: "92",
      name: "Old Mill",
      reason: "no-instagram-account",
    }),
  ];
}

/** Accounts of a Meta app that is no longer set up, and an Instagram account that has moved. */
export function anotherMetaApp(words: Words): Snapshot {
  const { appChanged, moved } = words.messages;
  const changed = failing(words, "reconnect", appChanged, { remedy: "connect-again" });
  const elsewhere = failing(words, "instagram-not-linked", moved, { remedy: "disconnect" });
  return snapshotOf(
    [0, 1].map((number) => accountOf(words, "messenger", number, changed)),
    accountsOf(words, "instagram", 2).with(0, accountOf(words, "instagram", 0, elsewhere)),
    {
      practice: false,
      pending: [
        { kind: "access", userId: "u9", userName: "Kim", otherApp: true },
        { kind: "subscription", pageId: "93", pageName: "Corner Books", otherApp: true },
      ],
    },
  );
}

/** An account that worked, but that Facebook has refused to check since then. */
export function unconfirmedAccount(words: Words): Snapshot {
  const { unconfirmed, unconfirmedLabel, appDashboard } = words.messages;
  const since = "2026-11-15T08:00:00.000Z";
  const refused = failing(words, "works", unconfirmed, {
    label: unconfirmedLabel,
    checkedAt: since,
    unconfirmedSince: since,
    remedy: "set-up-app",
    link: { label: appDashboard, url: "https://developers.facebook.com/apps/123456789012345/" },
    details: { graphCode: 200, fbtraceId: "QwErTyUiOp" },
  });
  const messenger = accountsOf(words, "messenger", 2);
  return snapshotOf(messenger.with(0, accountOf(words, "messenger", 0, refused)), []);
}

/** Working accounts whose access ends soon or has ended. One is also not subscribed. */
export function expiringAccounts(words: Words): Snapshot {
  const soon: Expiry = { what: "login", at: "2026-11-25T09:30:00.000Z", days: 7 };
  const ended: Expiry = { what: "data-access", at: "2026-11-17T09:30:00.000Z", days: 1 };
  const subscription: WebhookSubscription = {
    state: "failed",
    message: words.messages.notSubscribed,
    details: { graphCode: 200, fbtraceId: "AsDfGhJkL" },
  };
  return snapshotOf(
    [
      accountOf(words, "messenger", 0, { expires: soon }),
      accountOf(words, "messenger", 1, { expires: soon, subscription }),
      accountOf(words, "messenger", 2),
    ],
    [accountOf(words, "instagram", 0, { expires: ended })],
    { practice: false },
  );
}

const webApp = (origin: string): WebApp => ({
  origin,
  allowedAt: "2026-11-03T09:30:00.000Z",
  lastUsedAt: "2026-11-17T16:00:00.000Z",
});

/** An origin with the longest host that there can be, which pretends to be somebody else's. */
export const longOrigin = `https://www.facebook.com.${"login-".repeat(9)}1.${"account-".repeat(7)}1.${"support-".repeat(7)}1.${"x".repeat(45)}.example:65535`;

/** Returns `count` web apps, one of which has a very long name. */
export function webAppsOf(count: number): WebAppsView {
  const usual = ["http://localhost:5173", "https://desk.example.com", longOrigin];
  const more = Array.from({ length: count }, (_, index) => `https://shop-${index}.example.com`);
  return { apps: [...usual, ...more].slice(0, count).map(webApp), question: null };
}

export const asking = (origin: string): WebAppsView => ({
  apps: [],
  question: { id: "q1", origin },
});

/** Accounts whose names are long, contain no spaces or are written from right to left. */
export function unusualNames(words: Words): Snapshot {
  const account = (number: number, more: Partial<FacebookAccount>) =>
    accountOf(words, "messenger", number, more);
  const arabic = { name: "مخبز الشمال للخبز الطازج", connectedBy: { id: "u3", name: "دانا" } };
  const gone = failing(words, "gone", words.messages.gone);
  return snapshotOf(
    [
      account(0, { name: longName }),
      account(1, arabic),
      account(2, { name: "קפה הנמל", thisRunOnly: true }),
      account(3, { name: longName.replaceAll(" ", ""), ...gone }),
    ],
    [],
  );
}

export function permissionGaps({ messages: { cannot } }: Words): readonly PermissionGap[] {
  const missing = (
    permission: string,
    consequence: string,
    status: MissingPermission["status"],
  ): MissingPermission => ({ permission, consequence, status });
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
      missing: [missing("pages_manage_metadata", cannot.webhook, "declined")],
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

/** What a login changed: accounts were added, and Pages were left out for two reasons. */
export const connectSummary = (): ConnectSummary => ({
  channel: "messenger",
  userName: dana.name,
  at: "2026-11-18T11:59:00.000Z",
  added: { count: 2, names: pageNames.slice(0, 2) },
  alreadyConnected: 6,
  total: 8,
  leftOut: [
    { reason: "not-ticked", count: 1, names: ["Old Mill"] },
    { reason: "no-messaging-task", count: 1, names: ["Riverside Market"] },
  ],
});
