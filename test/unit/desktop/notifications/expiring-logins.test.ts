import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ExpiryWarning } from "../../../../main/channels/health/expiry-warnings.ts";
import type { AccountRecord } from "../../../../main/channels/model.ts";
import {
  createNotifications,
  type Notifications,
} from "../../../../main/desktop/notifications/notifications.ts";
import type { Message, NotificationContext } from "../../../../main/desktop/notifications/rules.ts";
import { notificationTexts } from "../../../../main/i18n/en/notifications.ts";
import { messenger } from "../../../support/failing-accounts.ts";
import { runningCheck } from "../../../support/snapshot.ts";
import { contextAtStart, now, snapshot } from "./fixture.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

let context: NotificationContext;
let due: readonly ExpiryWarning[];
let taken: number;
let shown: Message[];
let notifications: Notifications;

/** Starts the app with the given accounts. */
function start(...accounts: readonly AccountRecord[]): void {
  context = contextAtStart(accounts);
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

const titles = () => shown.map(({ title }) => title);

describe("a login that expires", () => {
  const warning = (days: number, more: Partial<ExpiryWarning> = {}): ExpiryWarning => ({
    what: "login",
    days: 14,
    at: new Date(now + days * 24 * 60 * 60_000).toISOString(),
    userName: "Dana Reyes",
    accountIds: ["messenger-a", "messenger-b"],
    ...more,
  });
  beforeEach(() => start(messenger("a"), messenger("b")));

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
        place: { name: "showAttention" },
        login: { type: "messenger", intent: { reconnectAccountId: "messenger-a" } },
      },
    ]);
  });

  it("is announced without a date once it has expired", () => {
    warn(warning(-1, { accountIds: ["messenger-b"] }));
    expect(shown).toMatchObject([
      {
        title: "Dana Reyes must log in again",
        place: { name: "showAccount", id: "messenger-b" },
      },
    ]);
  });

  it("is announced for each person", () => {
    warn(warning(7), warning(14, { userName: "Sam Okoro", accountIds: ["messenger-c"] }));
    expect(titles()).toEqual([
      notificationTexts.mustLogInBy("Dana Reyes", new Date(warning(7).at)),
      notificationTexts.mustLogInBy("Sam Okoro", new Date(warning(14).at)),
    ]);
  });

  it("stays due during a login, during a check and while notifications are off", () => {
    due = [warning(7)];
    change({ flowRunning: true });
    change({ flowRunning: false, snapshot: snapshot([], { checks: [runningCheck] }) });
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
  start(messenger("a"));
  const failing = createNotifications({
    context: () => context,
    takeExpiryWarnings: () => {
      throw new Error("the disk is full");
    },
    now: () => now,
    show: (message) => shown.push(message),
  });
  const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  context = { ...context, snapshot: snapshot([messenger("a", "gone")]) };
  failing.update();
  expect(log.mock.calls.join()).not.toContain("full");
  log.mockRestore();
  expect(titles()).toEqual(["a (Messenger) stopped working"]);
});
