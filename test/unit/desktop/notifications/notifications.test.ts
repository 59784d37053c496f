import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FacebookAccount, HealthState, Remedy } from "../../../../common/contract/accounts.ts";
import type { Snapshot } from "../../../../common/contract/snapshot.ts";
import type { ExpiryWarning } from "../../../../main/channels/health/expiry-warnings.ts";
import {
  createNotifications,
  type Notifications,
  showNotification,
} from "../../../../main/desktop/notifications/notifications.ts";
import type { Message, NotificationContext } from "../../../../main/desktop/notifications/rules.ts";
import { notificationTexts } from "../../../../main/i18n/en/notifications.ts";
import { Notification, resetElectron } from "../../../support/doubles/electron.ts";
import { emptySnapshot } from "../../../support/snapshot.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

beforeEach(resetElectron);

const now = Date.parse("2026-11-22T10:00:00.000Z");

function account(name: string, state: HealthState = "works", remedy?: Remedy): FacebookAccount {
  return {
    id: `messenger-${name}`,
    channel: "messenger",
    pageId: name,
    name,
    connectedBy: { id: "u", name: "Dana Reyes" },
    connectedAt: new Date(now).toISOString(),
    health: {
      state,
      message: state === "works" ? "Works" : `${name} lost its login. Connect it again.`,
      checkedAt: new Date(now).toISOString(),
      ...(remedy && { remedy }),
    },
  };
}

const snapshot = (
  accounts: readonly FacebookAccount[],
  more: Partial<Snapshot> = {},
): Snapshot => ({
  ...emptySnapshot,
  channels: [{ id: "messenger", type: "messenger", accounts }],
  ...more,
});

let context: NotificationContext;
let due: readonly ExpiryWarning[];
let taken: number;
let shown: Message[];
let notifications: Notifications;

/** Starts the app with the given accounts. */
function start(...accounts: readonly FacebookAccount[]): void {
  context = {
    snapshot: snapshot(accounts),
    flowRunning: false,
    windowFocused: false,
    enabled: true,
  };
  shown = [];
  due = [];
  taken = 0;
  notifications = createNotifications({
    context: () => context,
    takeExpiryWarnings() {
      taken += 1;
      const taking = due;
      due = [];
      return taking;
    },
    now: () => now,
    show: (message) => shown.push(message),
  });
}

function change(different: Partial<NotificationContext>): void {
  context = { ...context, ...different };
  notifications.update();
}
const setAccounts = (...accounts: readonly FacebookAccount[]) =>
  change({ snapshot: snapshot(accounts) });

const titles = () => shown.map(({ title }) => title);

describe("an account that starts to fail", () => {
  beforeEach(() => start(account("a"), account("b"), account("c"), account("d"), account("e")));

  it("is announced once with its own message", () => {
    setAccounts(account("a", "reconnect"), account("b"));
    setAccounts(account("a", "reconnect"), account("b"));
    setAccounts(account("a", "permission"), account("b"));
    expect(shown).toEqual([
      {
        title: "a (Messenger) stopped working",
        body: "a lost its login. Connect it again.",
        accountId: "messenger-a",
      },
    ]);
  });

  it("is announced again after it has worked", () => {
    setAccounts(account("a", "reconnect"));
    setAccounts(account("a"));
    setAccounts(account("a", "gone"));
    expect(titles()).toEqual(["a (Messenger) stopped working", "a (Messenger) stopped working"]);
  });

  it("is announced together with others, and a click shows the first", () => {
    setAccounts(...["a", "b", "c", "d", "e"].map((name) => account(name, "reconnect")));
    expect(shown).toEqual([
      {
        title: "5 accounts stopped working",
        body: notificationTexts.names(["a", "b", "c", "d", "e"]),
        accountId: "messenger-a",
      },
    ]);
  });

  it("is announced without those that were announced before", () => {
    setAccounts(account("a", "reconnect"));
    setAccounts(account("a", "reconnect"), account("b", "reconnect"));
    expect(titles()).toEqual(["a (Messenger) stopped working", "b (Messenger) stopped working"]);
  });

  it("is not announced if it only needs time", () => {
    setAccounts(account("a", "blocked", "wait"));
    expect(shown).toEqual([]);
  });

  it("is announced at the end of a check, with all others that it found", () => {
    const a = account("a", "reconnect");
    const b = account("b", "reconnect");
    change({ snapshot: snapshot([a, account("b")], { checking: true }) });
    change({ snapshot: snapshot([a, b], { checking: true }) });
    expect(shown).toEqual([]);
    setAccounts(a, b);
    expect(titles()).toEqual(["2 accounts stopped working"]);
  });

  it("is announced while a check waits for Facebook's rate limit", () => {
    const waiting = { checking: true, pausedUntil: new Date(now).toISOString() };
    change({ snapshot: snapshot([account("a", "reconnect")], waiting) });
    expect(titles()).toEqual(["a (Messenger) stopped working"]);
  });

  it("is announced after a login if it still fails", () => {
    change({
      flowRunning: true,
      snapshot: snapshot([account("a", "reconnect"), account("b", "reconnect")]),
    });
    expect(shown).toEqual([]);
    change({ flowRunning: false, snapshot: snapshot([account("a"), account("b", "reconnect")]) });
    expect(titles()).toEqual(["b (Messenger) stopped working"]);
  });

  it("is not announced if the window has the focus, nor later", () => {
    change({ windowFocused: true, snapshot: snapshot([account("a", "reconnect")]) });
    change({ windowFocused: false });
    expect(shown).toEqual([]);
  });

  it("is not announced while notifications are off, nor when they are on again", () => {
    change({ enabled: false, snapshot: snapshot([account("a", "reconnect")]) });
    change({ enabled: true });
    expect(shown).toEqual([]);
  });
});

it("does not announce accounts that are failing at the start", () => {
  start(account("a", "reconnect"), account("b"));
  setAccounts(account("a", "reconnect"), account("b"));
  setAccounts(account("a", "reconnect"), account("b", "gone"));
  expect(titles()).toEqual(["b (Messenger) stopped working"]);
});

describe("a login that expires", () => {
  const warning = (days: number, more: Partial<ExpiryWarning> = {}): ExpiryWarning => ({
    what: "login",
    days: 14,
    at: new Date(now + days * 24 * 60 * 60_000).toISOString(),
    userName: "Dana Reyes",
    accountIds: ["messenger-a", "messenger-b"],
    ...more,
  });
  beforeEach(() => start(account("a"), account("b")));

  const warn = (...warnings: readonly ExpiryWarning[]) => {
    due = warnings;
    change({});
    return shown;
  };

  it("is announced with the date", () => {
    expect(warn(warning(7))).toEqual([
      {
        title: notificationTexts.mustLogInBy("Dana Reyes", new Date(warning(7).at)),
        body: "Otherwise 2 accounts stop working that day.",
        accountId: "messenger-a",
      },
    ]);
  });

  it("is announced without a date once it has expired", () => {
    warn(warning(-1, { accountIds: ["messenger-b"] }));
    expect(shown).toMatchObject([
      { title: "Dana Reyes must log in again", accountId: "messenger-b" },
    ]);
  });

  it("is announced together with other people's logins", () => {
    warn(warning(7), warning(14, { userName: "Sam Okoro", accountIds: ["messenger-c"] }));
    expect(shown).toEqual([
      {
        title: "2 people must log in again soon",
        body: "Otherwise 3 accounts stop working.",
        accountId: "messenger-a",
      },
    ]);
  });

  it("stays due during a login, during a check and while notifications are off", () => {
    due = [warning(7)];
    change({ flowRunning: true });
    change({ flowRunning: false, snapshot: snapshot([], { checking: true }) });
    change({ snapshot: snapshot([]), enabled: false });
    expect(taken).toBe(0);
    change({ enabled: true });
    expect(titles()).toHaveLength(1);
  });

  it("is not announced if the window has the focus, and is not due again", () => {
    due = [warning(7)];
    change({ windowFocused: true });
    change({ windowFocused: false });
    expect([shown, due]).toEqual([[], []]);
  });
});

it("announces failing accounts but no expiry if the warning cannot be saved", () => {
  start(account("a"));
  const failing = createNotifications({
    context: () => context,
    takeExpiryWarnings: () => {
      throw new Error("the disk is full");
    },
    now: () => now,
    show: (message) => shown.push(message),
  });
  const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  context = { ...context, snapshot: snapshot([account("a", "gone")]) };
  failing.update();
  expect(log.mock.calls.join()).not.toContain("full");
  log.mockRestore();
  expect(titles()).toEqual(["a (Messenger) stopped working"]);
});

it("calls back on a click on a notification", () => {
  const clicked = vi.fn();
  showNotification({ title: "a (Messenger) stopped working", body: "Connect it again." }, clicked);
  const [notification] = Notification.all;
  expect(notification).toMatchObject({
    shown: true,
    options: { title: "a (Messenger) stopped working", body: "Connect it again." },
  });
  notification?.emit("click");
  expect(clicked).toHaveBeenCalledOnce();
});

describe("markup in a notification", () => {
  const message = { title: "<b>A</b> needs you", body: '<a href="https://example.com">A & B</a>' };
  const shownOn = (platform: NodeJS.Platform) => {
    vi.spyOn(process, "platform", "get").mockReturnValue(platform);
    showNotification(message, () => undefined);
    vi.restoreAllMocks();
    return Notification.all.at(-1)?.options;
  };

  it("is disabled on Linux, where the desktop may interpret it", () => {
    expect(shownOn("linux")).toEqual({
      title: "‹b›A‹/b› needs you",
      body: '‹a href="https://example.com"›A & B‹/a›',
    });
  });

  it("is kept on systems that show plain text", () => {
    expect(shownOn("win32")).toEqual(message);
  });
});
