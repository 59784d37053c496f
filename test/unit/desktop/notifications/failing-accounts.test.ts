import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AccountRecord } from "../../../../main/channels/model.ts";
import {
  createNotifications,
  type Notifications,
} from "../../../../main/desktop/notifications/notifications.ts";
import type { Message, NotificationContext } from "../../../../main/desktop/notifications/rules.ts";
import { instagram, many, messenger, sam } from "../../../support/failing-accounts.ts";
import { runningCheck } from "../../../support/snapshot.ts";
import { contextAtStart, now, snapshot } from "./fixture.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

let context: NotificationContext;
let shown: Message[];
let notifications: Notifications;

/** Starts the app with the given accounts. */
function start(...accounts: readonly AccountRecord[]): void {
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
const setAccounts = (...accounts: readonly AccountRecord[]) =>
  change({ snapshot: snapshot(accounts) });

const titles = () => shown.map(({ title }) => title);

describe("a problem", () => {
  beforeEach(() => start(messenger("a"), messenger("b"), messenger("c")));

  it("of one account is announced with the account's name and its sentence", () => {
    setAccounts(messenger("a", "gone"), messenger("b"));
    setAccounts(messenger("a", "gone"), messenger("b"));
    expect(shown).toEqual([
      {
        title: "a (Messenger) stopped working",
        body: expect.stringMatching(/^Facebook no longer shows this Page/),
        place: { name: "showAccount", id: "messenger-a" },
      },
    ]);
  });

  it("of an Instagram account is announced with the name that the window shows", () => {
    setAccounts(instagram("studio.fern", "gone"));
    expect(titles()).toEqual(["@studio.fern (Instagram) stopped working"]);
  });

  it("of a login is announced once for all of its accounts, with the login that ends it", () => {
    setAccounts(...many(5, "A", "password"), messenger("b"));
    expect(shown).toEqual([
      {
        title: "Dana Reyes must log in again",
        body: "Dana Reyes changed the Facebook password. Log in again to restore 5 Messenger accounts.",
        place: { name: "showAttention" },
        login: { type: "messenger", intent: { reconnectAccountId: "messenger-A 1" } },
      },
    ]);
  });

  it("is not announced again if more accounts have it", () => {
    setAccounts(messenger("a", "password"), messenger("b"));
    setAccounts(messenger("a", "password"), messenger("b", "password"));
    expect(titles()).toEqual(["Dana Reyes must log in again"]);
  });

  it("is not announced for accounts that were announced with another problem", () => {
    setAccounts(messenger("a", "permission"));
    setAccounts(messenger("a", "password"));
    expect(titles()).toEqual(["Dana Reyes must log in again"]);
  });

  it("is announced beside the problems of other causes", () => {
    setAccounts(
      messenger("a", "password"),
      messenger("b", "password", { userId: sam.id }),
      messenger("c", "gone"),
    );
    expect(titles()).toEqual([
      "Dana Reyes must log in again",
      "Sam Okafor must log in again",
      "c (Messenger) stopped working",
    ]);
  });

  it("shares a notification if there are more than three", () => {
    setAccounts(
      messenger("a", "password"),
      messenger("b", "permission"),
      messenger("c", "password", { userId: sam.id }),
      messenger("d", "gone"),
      messenger("e", "gone"),
    );
    expect(shown).toEqual([
      {
        title: "5 accounts need attention",
        body: expect.stringMatching(/^Dana Reyes must log in again\n(.+\n){3}e: Page not found$/),
        place: { name: "showAttention" },
      },
    ]);
  });

  it("is said to be a failed check if Facebook refuses the account's checks", () => {
    const refusal = { code: "app_blocked", since: "2026-11-20T10:00:00.000Z" };
    const unchecked = (name: string) => {
      const { health } = messenger(name);
      return messenger(name, undefined, { health: { ...health, refusal } });
    };
    setAccounts(unchecked("a"));
    expect(titles()).toEqual(["a (Messenger) can't be checked"]);
  });

  it("is announced again after the accounts have worked", () => {
    setAccounts(messenger("a", "password"));
    setAccounts(messenger("a"));
    setAccounts(messenger("a", "password"));
    expect(titles()).toEqual(["Dana Reyes must log in again", "Dana Reyes must log in again"]);
  });

  it("is not announced if it only needs time", () => {
    setAccounts(messenger("a", "blocked"));
    expect(shown).toEqual([]);
  });

  it("is announced at the end of a check", () => {
    const found = [messenger("a", "password"), messenger("b", "password")];
    change({ snapshot: snapshot([...found.slice(0, 1)], { checks: [runningCheck] }) });
    change({ snapshot: snapshot(found, { checks: [runningCheck] }) });
    expect(shown).toEqual([]);
    setAccounts(...found);
    expect(shown).toMatchObject([{ body: expect.stringContaining("restore a and b.") }]);
  });

  it("is announced while a check waits for Facebook's rate limit", () => {
    const waiting = { checks: [{ ...runningCheck, pausedUntil: new Date(now).toISOString() }] };
    change({ snapshot: snapshot([messenger("a", "password")], waiting) });
    expect(titles()).toEqual(["Dana Reyes must log in again"]);
  });

  it("is announced after a login if it is still there", () => {
    const found = [messenger("a", "password"), messenger("b", "gone")];
    change({ flowRunning: true, snapshot: snapshot(found) });
    expect(shown).toEqual([]);
    change({ flowRunning: false, snapshot: snapshot([messenger("a"), messenger("b", "gone")]) });
    expect(titles()).toEqual(["b (Messenger) stopped working"]);
  });

  it("is not announced if the window has the focus, nor later", () => {
    change({ windowFocused: true, snapshot: snapshot([messenger("a", "password")]) });
    change({ windowFocused: false });
    expect(shown).toEqual([]);
  });

  it("is not announced while notifications are off, nor when they are on again", () => {
    change({ enabled: false, snapshot: snapshot([messenger("a", "password")]) });
    change({ enabled: true });
    expect(shown).toEqual([]);
  });
});

it("does not announce problems that exist at the start", () => {
  start(messenger("a", "password"), messenger("b"));
  setAccounts(messenger("a", "password"), messenger("b"));
  setAccounts(messenger("a", "password"), messenger("b", "gone"));
  expect(titles()).toEqual(["b (Messenger) stopped working"]);
});
