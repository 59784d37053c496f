import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Snapshot } from "../../../../common/contract/snapshot.ts";
import { watchNetwork } from "../../../../main/desktop/monitor/network.ts";
import { createTray, iconFile, type TrayActions } from "../../../../main/desktop/tray/index.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { resetElectron, Tray } from "../../../support/doubles/electron.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { dana, many, messenger } from "../../../support/failing-accounts.ts";
import { snapshotOf } from "../../../support/snapshot.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));
const panel = vi.hoisted(() => ({ isRunning: true, accepts: (): boolean => true }));
vi.mock("../../../../main/desktop/tray/status-notifier-host.ts", () => ({
  readTrayHost: async () => {
    if (!panel.isRunning) return "absent";
    return panel.accepts() ? "with-our-icon" : "without-our-icon";
  },
}));

beforeEach(() => {
  resetElectron();
  panel.isRunning = true;
  panel.accepts = () => true;
});

const now = Date.parse("2026-11-22T10:00:00.000Z");
const connected = snapshotOf({ accounts: [messenger("Harbor Yoga")], users: [dana] }, now);
const failing = snapshotOf(
  { accounts: [messenger("Fish & Chips", "gone"), ...many(2, "A", "password")], users: [dana] },
  now,
);

function actions() {
  return {
    showAccount: vi.fn(),
    showAttention: vi.fn(),
    connect: vi.fn(),
    check: vi.fn(),
    open: vi.fn(),
    openInBrowser: vi.fn(),
    showSettings: vi.fn(),
    showUpdate: vi.fn(),
    quit: vi.fn(),
  } satisfies TrayActions;
}

async function create(snapshot: Snapshot = connected) {
  const state = { snapshot, online: true };
  const clock = new ManualClock();
  const clicked = actions();
  const tray = await createTray({
    iconFolder: "/icons",
    facts: () => ({ snapshot: state.snapshot, flows: [], update: null }),
    network: watchNetwork({ isOnline: () => state.online, clock }),
    clock,
    actions: clicked,
  });
  const icon = () => {
    const last = Tray.all.at(-1);
    if (!last) throw new Error("There is no icon.");
    return last;
  };
  const item = (label: string) => {
    const found = icon()
      .menus.at(-1)
      ?.find((each) => each.label === label);
    if (!found) throw new Error(`There is no ${label}.`);
    return found;
  };
  /** Clicks a menu item without passing Electron's arguments, because our listeners ignore them. */
  const click = (label: string) => (item(label).click as (() => void) | undefined)?.();
  return { tray, state, clock, clicked, icon, item, click };
}

describe("the icon's file", () => {
  it.each([
    ["darwin", "attentionTemplate.png"],
    ["win32", "attention.ico"],
    ["linux", "attention.png"],
  ] as const)("on %s is %s", (platform, file) => {
    expect(iconFile("attention", platform)).toBe(file);
  });
});

describe("the tray", () => {
  it("redraws once per turn, with a new menu", async () => {
    const { tray, state, icon } = await create();
    expect(icon()).toMatchObject({
      image: "/icons/works.png",
      tooltip: "Pagekeeper – 1 account, working",
    });
    state.snapshot = { ...connected, keychain: { name: "locked" } };
    for (let times = 0; times < 500; times++) tray.refresh();
    await flush();
    expect(icon().image).toBe("/icons/attention.png");
    expect(icon().menus).toHaveLength(2);
  });

  it("does not redraw for a change that it does not show", async () => {
    const { tray, state, icon } = await create();
    state.snapshot = { ...connected, pending: [{ kind: "access", userId: "2", userName: "Dana" }] };
    tray.refresh();
    await flush();
    expect(icon().menus).toHaveLength(1);
  });

  it("redraws by itself when the network changes", async () => {
    const { state, clock, icon } = await create();
    state.online = false;
    await clock.pass(30_000);
    expect(icon()).toMatchObject({
      image: "/icons/offline.png",
      tooltip: "Pagekeeper – Offline – 1 account, working",
    });
    state.online = true;
    await clock.pass(30_000);
    expect(icon().image).toBe("/icons/works.png");
  });
});

describe("a click", () => {
  it("on a problem of one account shows that account, even if its name contains &", async () => {
    const { clicked, click } = await create(failing);
    click("Fish && Chips: Page not found");
    expect(clicked.showAccount).toHaveBeenCalledExactlyOnceWith("messenger-Fish & Chips");
  });

  it("on a problem of several accounts shows what needs attention", async () => {
    const { clicked, click } = await create(failing);
    click("Dana Reyes must log in again (2 accounts)");
    expect(clicked.showAttention).toHaveBeenCalledExactlyOnceWith();
  });

  it("on a person's login begins that login", async () => {
    const { clicked, click } = await create(failing);
    click("Log in again as Dana Reyes…");
    expect(clicked.connect).toHaveBeenCalledExactlyOnceWith("messenger", {
      reconnectAccountId: "messenger-A 1",
    });
  });

  it.each([
    ["Connect Instagram…", "connect", ["instagram", undefined]],
    ["Check now", "check", []],
    ["Open Pagekeeper", "open", []],
    ["Open in browser", "openInBrowser", []],
    ["Settings", "showSettings", []],
    ["Quit", "quit", []],
  ] as const)("on %s runs its action", async (label, name, given) => {
    const { clicked, click } = await create();
    click(label);
    expect(clicked[name]).toHaveBeenCalledExactlyOnceWith(...given);
  });

  it("on the icon opens the window", async () => {
    const { clicked, icon } = await create();
    icon().emit("click");
    expect(clicked.open).toHaveBeenCalledOnce();
  });

  it("on a line without an action is not possible", async () => {
    const { item } = await create();
    expect(item("1 account, working").enabled).toBe(false);
  });
});

describe("a panel that starts after the app", () => {
  it("is found within a minute, and gets a new icon", async () => {
    panel.isRunning = false;
    const { clock, icon } = await create();
    const early = icon();
    await clock.pass(2_000);
    panel.isRunning = true;
    await clock.pass(5_000);
    expect(early.destroyed).toBe(true);
    expect(icon()).toMatchObject({ tooltip: early.tooltip, destroyed: false });
  });

  it("is found later when the app asks", async () => {
    panel.isRunning = false;
    const { tray, icon } = await create();
    const early = icon();
    expect(await tray.isVisible()).toBe(false);
    panel.isRunning = true;
    expect(await tray.isVisible()).toBe(true);
    expect(early.destroyed).toBe(true);
  });

  it("is not looked for again after it was found", async () => {
    const { clock, icon } = await create();
    const first = icon();
    await clock.pass(60_000);
    expect(icon()).toBe(first);
  });
});

describe("a panel without our icon", () => {
  /** Asks whether the tray is visible, and lets all the time pass that the answer may take. */
  async function isVisible({ tray, clock }: Awaited<ReturnType<typeof create>>): Promise<boolean> {
    const answer = tray.isVisible();
    for (let turns = 0; turns < 4; turns++) await clock.pass(2_000);
    return answer;
  }

  it("does not count as a tray if it refuses the icon", async () => {
    panel.accepts = () => false;
    expect(await isVisible(await create())).toBe(false);
  });

  it("gets a new icon, because it may have restarted since it got the last one", async () => {
    const made = await create();
    const early = made.icon();
    panel.accepts = () => made.icon() !== early;
    expect(await isVisible(made)).toBe(true);
    expect(early.destroyed).toBe(true);
  });

  it("may take a moment to list the icon", async () => {
    const made = await create();
    let questions = 0;
    panel.accepts = () => ++questions > 2;
    expect(await isVisible(made)).toBe(true);
  });
});
