import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FacebookAccount } from "../../../../common/contract/accounts.ts";
import {
  createNotifications,
  type Notifications,
} from "../../../../main/desktop/notifications/notifications.ts";
import type { Message, NotificationContext } from "../../../../main/desktop/notifications/rules.ts";
import { notificationTexts } from "../../../../main/i18n/en/notifications.ts";
import { runningCheck } from "../../../support/snapshot.ts";
import { account, contextAtStart, now, snapshot } from "./fixture.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

let context: NotificationContext;
let shown: Message[];
let notifications: Notifications;

/** Starts the app with the given accounts. */
function start(...accounts: readonly FacebookAccount[]): void {
  context = contextAtStart(accounts);
  shown = [];
  notifications = createNotifications({
    context: () => context,
    takeExpiryWarnings: () => [],
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

  it("is said to be unchecked if Facebook refuses its checks", () => {
    const unchecked = (name: string) => {
      const shown = account(name);
      return { ...shown, health: { ...shown.health, unconfirmedSince: shown.health.checkedAt } };
    };
    setAccounts(unchecked("a"));
    setAccounts(unchecked("a"), unchecked("b"), unchecked("c"));
    expect(titles()).toEqual(["a (Messenger) can't be checked", "2 accounts can't be checked"]);
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
    change({ snapshot: snapshot([a, account("b")], { checks: [runningCheck] }) });
    change({ snapshot: snapshot([a, b], { checks: [runningCheck] }) });
    expect(shown).toEqual([]);
    setAccounts(a, b);
    expect(titles()).toEqual(["2 accounts stopped working"]);
  });

  it("is announced while a check waits for Facebook's rate limit", () => {
    const waiting = { checks: [{ ...runningCheck, pausedUntil: new Date(now).toISOString() }] };
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
