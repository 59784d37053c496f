import type { MenuItemConstructorOptions } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Snapshot } from "../../../../common/contract/snapshot.ts";
import { watchNetwork } from "../../../../main/desktop/monitor/network.ts";
import { createTray, iconFile, type TrayActions } from "../../../../main/desktop/tray/index.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { emptySnapshot } from "../../../support/snapshot.ts";

const desktop = vi.hoisted(() => {
  class FakeTray {
    static all: FakeTray[] = [];
    image: string;
    tooltip = "";
    readonly menus: MenuItemConstructorOptions[][] = [];
    destroyed = false;
    constructor(image: string) {
      this.image = image;
      FakeTray.all.push(this);
    }
    setImage(image: string): void {
      this.image = image;
    }
    setToolTip(text: string): void {
      this.tooltip = text;
    }
    setContextMenu(menu: MenuItemConstructorOptions[]): void {
      this.menus.push(menu);
    }
    on(name: string, listener: () => void): void {
      this.listeners.set(name, listener);
    }
    readonly listeners = new Map<string, () => void>();
    destroy(): void {
      this.destroyed = true;
    }
  }
  return { FakeTray, hasPanel: true };
});
vi.mock("electron", () => ({
  Tray: desktop.FakeTray,
  Menu: { buildFromTemplate: (template: unknown) => template },
  nativeImage: { createFromPath: (path: string) => path },
}));
vi.mock("../../../../main/desktop/tray/status-notifier-host.ts", () => ({
  hasTrayHost: async () => desktop.hasPanel,
}));

beforeEach(() => {
  desktop.FakeTray.all = [];
  desktop.hasPanel = true;
});

const at = "2026-11-01T09:00:00.000Z";
const account = {
  id: "messenger-1",
  channel: "messenger",
  pageId: "1",
  name: "Fish & Chips",
  connectedBy: { id: "2", name: "Dana" },
  connectedAt: at,
  health: { state: "works", message: "Works", checkedAt: at },
} as const;
const connected: Snapshot = {
  ...emptySnapshot,
  practice: false,
  channels: [{ id: "messenger", type: "messenger", accounts: [account] }],
};

function actions() {
  return {
    showAccount: vi.fn(),
    connect: vi.fn(),
    check: vi.fn(),
    open: vi.fn(),
    openInBrowser: vi.fn(),
    showSettings: vi.fn(),
    showUpdate: vi.fn(),
    quit: vi.fn(),
  } satisfies TrayActions;
}

async function open() {
  const world = { snapshot: connected, online: true };
  const clock = new ManualClock();
  const clicked = actions();
  const tray = await createTray({
    iconFolder: "/icons",
    facts: () => ({ snapshot: world.snapshot, flows: [], update: null }),
    network: watchNetwork({ isOnline: () => world.online, clock }),
    clock,
    actions: clicked,
  });
  const icon = () => {
    const last = desktop.FakeTray.all.at(-1);
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
  /** Electron hands over its own objects, which ours do not look at. */
  const click = (label: string) => (item(label).click as (() => void) | undefined)?.();
  return { tray, world, clock, clicked, icon, item, click };
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

describe("what changes", () => {
  it("is drawn once a turn, with a menu set anew", async () => {
    const { tray, world, icon } = await open();
    expect(icon()).toMatchObject({
      image: "/icons/works.png",
      tooltip: "Pagekeeper – Your account works",
    });
    world.snapshot = { ...connected, keychain: { name: "locked" } };
    for (let times = 0; times < 500; times++) tray.refresh();
    await flush();
    expect(icon().image).toBe("/icons/attention.png");
    expect(icon().menus).toHaveLength(2);
  });

  it("elsewhere leaves the tray alone", async () => {
    const { tray, world, icon } = await open();
    world.snapshot = { ...connected, pending: [{ kind: "access", userId: "2", userName: "Dana" }] };
    tray.refresh();
    await flush();
    expect(icon().menus).toHaveLength(1);
  });

  it("in the network is noticed although nobody tells of it", async () => {
    const { world, clock, icon } = await open();
    world.online = false;
    await clock.pass(30_000);
    expect(icon()).toMatchObject({
      image: "/icons/offline.png",
      tooltip: "Pagekeeper – Offline – Your account works",
    });
    world.online = true;
    await clock.pass(30_000);
    expect(icon().image).toBe("/icons/works.png");
  });
});

describe("a click", () => {
  it("on an account names it; its & stays one", async () => {
    const { clicked, click } = await open();
    click("Fish && Chips – works");
    expect(clicked.showAccount).toHaveBeenCalledExactlyOnceWith("messenger-1");
  });

  it.each([
    ["Connect Instagram…", "connect", ["instagram"]],
    ["Check now", "check", []],
    ["Open Pagekeeper", "open", []],
    ["Open in browser", "openInBrowser", []],
    ["Settings", "showSettings", []],
    ["Quit", "quit", []],
  ] as const)("on %s does what it says", async (label, name, given) => {
    const { clicked, click } = await open();
    click(label);
    expect(clicked[name]).toHaveBeenCalledExactlyOnceWith(...given);
  });

  it("on the icon opens the window", async () => {
    const { clicked, icon } = await open();
    icon().listeners.get("click")?.();
    expect(clicked.open).toHaveBeenCalledOnce();
  });

  it("on what only says something is not possible", async () => {
    const { item } = await open();
    expect(item("Your account works").enabled).toBe(false);
  });
});

describe("a panel that starts after the app", () => {
  it("is found within the first minute, and gets an icon of its own", async () => {
    desktop.hasPanel = false;
    const { clock, icon } = await open();
    const early = icon();
    await clock.pass(2_000);
    desktop.hasPanel = true;
    await clock.pass(5_000);
    expect(early.destroyed).toBe(true);
    expect(icon()).toMatchObject({ tooltip: early.tooltip, destroyed: false });
  });

  it("later is found when somebody asks", async () => {
    desktop.hasPanel = false;
    const { tray, icon } = await open();
    const early = icon();
    expect(await tray.isVisible()).toBe(false);
    desktop.hasPanel = true;
    expect(await tray.isVisible()).toBe(true);
    expect(early.destroyed).toBe(true);
  });

  it("is not looked for where there is one", async () => {
    const { clock, icon } = await open();
    const first = icon();
    await clock.pass(60_000);
    expect(icon()).toBe(first);
  });
});
