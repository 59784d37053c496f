import { expect, it } from "vitest";
import type { FacebookAccount } from "../../../../common/contract/accounts.ts";
import type { Snapshot } from "../../../../common/contract/snapshot.ts";
import {
  type DiagnosticsFacts,
  diagnosticsReport,
} from "../../../../main/desktop/diagnostics/diagnostics-report.ts";
import { defaultSettings } from "../../../support/default-settings.ts";

const at = "2026-11-24T10:00:00.000Z";
const token = `EAAB${"x".repeat(180)}`;

const account: FacebookAccount = {
  id: "instagram-70011",
  channel: "instagram",
  pageId: "70011",
  name: "Northwind Bakery",
  pictureUrl: `https://pictures.example/?access_token=${token}`,
  instagram: { id: "80022", username: "northwind.bakery" },
  connectedBy: { id: "90033", name: "Dana Reyes" },
  connectedAt: at,
  permissions: { granted: 5, total: 5 },
  health: {
    state: "reconnect",
    label: "Log in again",
    message: "Dana Reyes changed the password.",
    checkedAt: at,
    details: {
      graphCode: 190,
      graphSubcode: 460,
      fbtraceId: "AbCdEf",
      facebookSays: `Hello Dana Reyes, ${token}`,
    },
  },
  subscription: {
    state: "failed",
    message: "Northwind Bakery could not be subscribed.",
    details: { graphCode: 200, fbtraceId: token },
  },
  expires: { what: "login", at, days: 7 },
};

const snapshot: Snapshot = {
  practice: false,
  channels: [{ id: "instagram", type: "instagram", accounts: [account] }],
  problems: [
    {
      id: "login:90033:password_changed",
      kind: "failing",
      title: "Dana Reyes must log in again",
      message: "Dana Reyes changed the password.",
      accountIds: ["instagram-70011"],
      user: { id: "90033", name: "Dana Reyes" },
    },
  ],
  unconnectable: [
    {
      channel: "messenger",
      pageId: "70044",
      name: "Harbor Yoga",
      userId: "90055",
      userName: "Sam Okafor",
      reason: "not-ticked",
      message: "Harbor Yoga was not ticked.",
      remedy: "Connect again.",
    },
  ],
  permissionGaps: [
    {
      channel: "messenger",
      userId: "90055",
      userName: "Sam Okafor",
      missing: [
        { permission: "pages_messaging", status: "declined", consequence: "cannot read messages" },
      ],
      askAgain: true,
    },
  ],
  tokensToDelete: 0,
  connectSummaries: [],
  pending: [
    { kind: "access", userId: "90066", userName: "Kim Lee" },
    { kind: "subscription", pageId: "70077", pageName: "Corner Books" },
  ],
  facebook: { name: "reachable" },
  keychain: { name: "unavailable", message: "Nothing answers at /run/user/dana." },
  notices: [
    { id: "1", kind: "store-quarantined", message: "It was kept as /home/dana/accounts.json." },
  ],
  checks: [],
  disconnecting: [],
};

const facts: DiagnosticsFacts = {
  at,
  versions: { Pagekeeper: "1.2.3", Electron: "42.0.0", system: "linux 6.1 x64" },
  meta: { source: "settings", version: "v26.0" },
  settings: defaultSettings,
  snapshot,
};

it("contains what support asks for", () => {
  const text = diagnosticsReport(facts, false);
  for (const words of [
    "Pagekeeper: 1.2.3",
    "system: linux 6.1 x64",
    "mode: real",
    "Graph: v26.0",
    "checkEvery: 24",
    "keychain: unavailable",
    "notices: store-quarantined",
    "accounts: 1",
    "1 not-ticked",
    "1 pages_messaging declined",
    "1 access, 1 subscription",
    `instagram reconnect (checked ${at}) Graph 190/460 fbtrace AbCdEf`,
    "webhook failed Graph 200",
    `login ends ${at}`,
  ]) {
    expect(text).toContain(words);
  }
});

it("contains no names, ids or paths by default", () => {
  const text = diagnosticsReport(facts, false);
  expect(text).not.toMatch(/Dana|Reyes|Northwind|Harbor|Sam|Okafor|Kim|Lee|Corner|bakery|dana/);
  expect(text).not.toMatch(/700\d\d|800\d\d|900\d\d/);
});

it("contains the names and ids of Pages and people on request", () => {
  const text = diagnosticsReport(facts, true);
  for (const words of [
    "Page 70011 Northwind Bakery",
    "Instagram 80022 @northwind.bakery",
    "by 90033 Dana Reyes",
    "access of 90066 Kim Lee",
    "subscription of 70077 Corner Books",
  ]) {
    expect(text).toContain(words);
  }
});

it("does not let a name forge a line", () => {
  const name = "Bakery\n\nState\r\n  keychain: ready\u2028  accounts: 0";
  const forged = { ...account, name, connectedBy: { id: "90033", name } };
  const channels = [{ id: "instagram", type: "instagram", accounts: [forged] }] as const;
  const lines = (text: string) => text.split(/[\n\r\u2028]/).length;
  expect(lines(diagnosticsReport({ ...facts, snapshot: { ...snapshot, channels } }, true))).toBe(
    lines(diagnosticsReport(facts, true)),
  );
});

it.each([false, true])("contains no token, even if Facebook sends one (names: %s)", (names) => {
  expect(diagnosticsReport(facts, names)).not.toContain("EAAB");
});

it("works without services and accounts", () => {
  const text = diagnosticsReport(
    { ...facts, meta: undefined, snapshot: { ...snapshot, channels: [] } },
    false,
  );
  expect(text).toContain("Graph: unknown");
  expect(text).toContain("Accounts\n  none");
});
