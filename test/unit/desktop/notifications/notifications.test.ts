/** attention.ts and notifications.ts. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FacebookAccount, HealthState, Remedy } from "../../../../common/contract/accounts.ts";
import type { Snapshot } from "../../../../common/contract/snapshot.ts";
import {
  createNotifications,
  type Notifications,
  showNotification,
} from "../../../../main/desktop/notifications/notifications.ts";
import type {
  ExpiryWarning,
  Message,
  NotificationContext,
} from "../../../../main/desktop/notifications/rules.ts";
import { emptySnapshot } from "../../../support/snapshot.ts";

const electron = vi.hoisted(() => {
  class FakeNotification {
    static readonly all: FakeNotification[] = [];
    readonly listeners = new Map<string, () => void>();
    shown = false;
    readonly options: { title: string; body: string };
    constructor(options: { title: string; body: string }) {
      this.options = options;
      FakeNotification.all.push(this);
    }
    on = (name: string, listener: () => void) => this.listeners.set(name, listener);
    show(): void {
      this.shown = true;
    }
  }
  return { FakeNotification };
});
vi.mock("electron", () => ({ Notification: electron.FakeNotification }));

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

let moment: NotificationContext;
let due: readonly ExpiryWarning[];
let taken: number;
let said: Message[];
let notifications: Notifications;

/** The app starts while its accounts are so. */
function start(...accounts: readonly FacebookAccount[]): void {
  moment = {
    snapshot: snapshot(accounts),
    flowRunning: false,
    windowFocused: false,
    enabled: true,
  };
  said = [];
  due = [];
  taken = 0;
  notifications = createNotifications({
    context: () => moment,
    takeExpiryWarnings() {
      taken += 1;
      const taking = due;
      due = [];
      return taking;
    },
    now: () => now,
    show: (message) => said.push(message),
  });
}

/** Something is different now. */
function change(different: Partial<NotificationContext>): void {
  moment = { ...moment, ...different };
  notifications.update();
}
const become = (...accounts: readonly FacebookAccount[]) =>
  change({ snapshot: snapshot(accounts) });

const titles = () => said.map(({ title }) => title);

describe("an account that begins to need the user", () => {
  beforeEach(() => start(account("a"), account("b"), account("c"), account("d"), account("e")));

  it("is told of in its own words, once", () => {
    become(account("a", "reconnect"), account("b"));
    become(account("a", "reconnect"), account("b"));
    become(account("a", "permission"), account("b"));
    expect(said).toEqual([
      {
        title: "a needs you",
        body: "a lost its login. Connect it again.",
        accountId: "messenger-a",
      },
    ]);
  });

  it("is told of again after it has worked", () => {
    become(account("a", "reconnect"));
    become(account("a"));
    become(account("a", "gone"));
    expect(titles()).toEqual(["a needs you", "a needs you"]);
  });

  it("is told of together with others, and a click leads to the first", () => {
    become(...["a", "b", "c", "d", "e"].map((name) => account(name, "reconnect")));
    expect(said).toEqual([
      { title: "5 accounts need you", body: "a, b, c and 2 more", accountId: "messenger-a" },
    ]);
  });

  it("is the only one told of where others were before", () => {
    become(account("a", "reconnect"));
    become(account("a", "reconnect"), account("b", "reconnect"));
    expect(titles()).toEqual(["a needs you", "b needs you"]);
  });

  it("is not told of when it needs nothing but time", () => {
    become(account("a", "blocked", "wait"));
    expect(said).toEqual([]);
  });

  it("is told of at the end of a check, with all that it found", () => {
    const a = account("a", "reconnect");
    const b = account("b", "reconnect");
    change({ snapshot: snapshot([a, account("b")], { checking: true }) });
    change({ snapshot: snapshot([a, b], { checking: true }) });
    expect(said).toEqual([]);
    become(a, b);
    expect(titles()).toEqual(["2 accounts need you"]);
  });

  it("is told of while a check waits for Facebook's limit", () => {
    const waiting = { checking: true, pausedUntil: new Date(now).toISOString() };
    change({ snapshot: snapshot([account("a", "reconnect")], waiting) });
    expect(titles()).toEqual(["a needs you"]);
  });

  it("is told of after a login, if it still does", () => {
    change({
      flowRunning: true,
      snapshot: snapshot([account("a", "reconnect"), account("b", "reconnect")]),
    });
    expect(said).toEqual([]);
    change({ flowRunning: false, snapshot: snapshot([account("a"), account("b", "reconnect")]) });
    expect(titles()).toEqual(["b needs you"]);
  });

  it("is not told of to somebody who looks at it, nor later", () => {
    change({ windowFocused: true, snapshot: snapshot([account("a", "reconnect")]) });
    change({ windowFocused: false });
    expect(said).toEqual([]);
  });

  it("is not told of while notifications are off, nor when they are on again", () => {
    change({ enabled: false, snapshot: snapshot([account("a", "reconnect")]) });
    change({ enabled: true });
    expect(said).toEqual([]);
  });
});

it("what was amiss at the start is no news", () => {
  start(account("a", "reconnect"), account("b"));
  become(account("a", "reconnect"), account("b"));
  become(account("a", "reconnect"), account("b", "gone"));
  expect(titles()).toEqual(["b needs you"]);
});

describe("an access that ends", () => {
  const ending = (days: number, more: Partial<ExpiryWarning> = {}): ExpiryWarning => ({
    at: new Date(now + days * 24 * 60 * 60_000).toISOString(),
    userName: "Dana Reyes",
    accountIds: ["messenger-a", "messenger-b"],
    ...more,
  });
  beforeEach(() => start(account("a"), account("b")));

  const told = (...endings: readonly ExpiryWarning[]) => {
    due = endings;
    change({});
    return said;
  };

  it("is warned of with its day", () => {
    expect(told(ending(7))).toEqual([
      {
        title: `Dana Reyes has to connect again by ${new Date(ending(7).at).toLocaleDateString(undefined, { dateStyle: "long" })}`,
        body: "Facebook ends Pagekeeper's access for 2 accounts otherwise.",
        accountId: "messenger-a",
      },
    ]);
  });

  it("and has ended, is told of without a day", () => {
    told(ending(-1, { accountIds: ["messenger-b"] }));
    expect(said).toMatchObject([
      { title: "Dana Reyes has to connect again", accountId: "messenger-b" },
    ]);
  });

  it("for several people is warned of once", () => {
    told(ending(7), ending(14, { userName: "Sam Okoro", accountIds: ["messenger-c"] }));
    expect(said).toEqual([
      {
        title: "2 people have to connect again soon",
        body: "Facebook ends Pagekeeper's access for 3 accounts otherwise.",
        accountId: "messenger-a",
      },
    ]);
  });

  it("counts as said only when it is: not during a login or a check, nor while notifications are off", () => {
    due = [ending(7)];
    change({ flowRunning: true });
    change({ flowRunning: false, snapshot: snapshot([], { checking: true }) });
    change({ snapshot: snapshot([]), enabled: false });
    expect(taken).toBe(0);
    change({ enabled: true });
    expect(titles()).toHaveLength(1);
  });

  it("is seen in the window by who looks at it", () => {
    due = [ending(7)];
    change({ windowFocused: true });
    change({ windowFocused: false });
    expect([said, due]).toEqual([[], []]);
  });
});

it("what cannot be written down is not said, and the accounts in need are", () => {
  start(account("a"));
  const look = createNotifications({
    context: () => moment,
    takeExpiryWarnings: () => {
      throw new Error("the disk is full");
    },
    now: () => now,
    show: (message) => said.push(message),
  });
  const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  moment = { ...moment, snapshot: snapshot([account("a", "gone")]) };
  look.update();
  expect(log.mock.calls.join()).not.toContain("full");
  log.mockRestore();
  expect(titles()).toEqual(["a needs you"]);
});

it("a click on a notification does what it is for", () => {
  const clicked = vi.fn();
  showNotification({ title: "a needs you", body: "Connect it again." }, clicked);
  const [shown] = electron.FakeNotification.all;
  expect(shown).toMatchObject({
    shown: true,
    options: { title: "a needs you", body: "Connect it again." },
  });
  shown?.listeners.get("click")?.();
  expect(clicked).toHaveBeenCalledOnce();
});

describe("markup in a name", () => {
  const message = { title: "<b>A</b> needs you", body: '<a href="https://example.com">A & B</a>' };
  const shownOn = (platform: NodeJS.Platform) => {
    vi.spyOn(process, "platform", "get").mockReturnValue(platform);
    showNotification(message, () => undefined);
    vi.restoreAllMocks();
    return electron.FakeNotification.all.at(-1)?.options;
  };

  it("is none any more on Linux, where the desktop would obey it", () => {
    expect(shownOn("linux")).toEqual({
      title: "‹b›A‹/b› needs you",
      body: '‹a href="https://example.com"›A & B‹/a›',
    });
  });

  it("is left to the letter where the system shows plain text", () => {
    expect(shownOn("win32")).toEqual(message);
  });
});
