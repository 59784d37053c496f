import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CheckResult, CheckScope } from "../../../../common/contract/checks.ts";
import type { FlowView } from "../../../../common/contract/flows.ts";
import type { Client, DesktopClient, Listeners } from "../../../../renderer/client/client.ts";
import { createActions } from "../../../../renderer/state/actions.ts";
import { createStore } from "../../../../renderer/state/store.ts";
import { initialWindowState } from "../../../../renderer/state/window-state.ts";
import { fake } from "../../../support/fake.ts";
import { account, ok, problem, refused, snapshotOf } from "../fixtures.ts";

const checkResult = (scope: CheckScope, checked: number, failing: number): CheckResult => ({
  scope,
  checked,
  failing,
  cancelled: false,
});

const flow: FlowView = {
  id: "f1",
  type: "messenger",
  origin: "desktop",
  step: { name: "waiting" },
};

function setUp() {
  let listeners: Listeners | undefined;
  const snapshot = snapshotOf(account("messenger", 1), account("messenger", 2));
  const desktop = {
    cancel: vi.fn<DesktopClient["cancel"]>(() => ok(null)),
    undoDisconnect: vi.fn<DesktopClient["undoDisconnect"]>(() => ok(null)),
  };
  const client = {
    load: vi.fn<Client["load"]>(() => ok({ snapshot, flows: [] })),
    subscribe: vi.fn<Client["subscribe"]>((given) => {
      listeners = given;
      return () => undefined;
    }),
    connect: vi.fn<Client["connect"]>(() => ok(flow)),
    disconnect: vi.fn<Client["disconnect"]>(() => ok(null)),
    check: vi.fn<Client["check"]>((scope) => ok(checkResult(scope, 2, 0))),
    desktop: fake<DesktopClient>(desktop),
  };
  const store = createStore(initialWindowState);
  const actions = createActions(client, store);
  return { client, desktop, store, actions, listeners: () => listeners };
}

let window: ReturnType<typeof setUp>;
beforeEach(() => {
  window = setUp();
});

const messages = () => window.store.get().toasts.map(({ message }) => message);
const problems = () => window.store.get().toasts.flatMap((toast) => toast.problem ?? []);

describe("start", () => {
  it("announces the redirect of the page's own address, with the count of accounts", async () => {
    await window.actions.start({ kind: "connected", type: "messenger" });
    expect(window.store.get().load.name).toBe("loaded");
    expect(messages()).toEqual(["Facebook Messenger connected: 2 Pages."]);
  });

  it("shows snapshots and flows that are pushed", async () => {
    await window.actions.start(undefined);
    const snapshot = snapshotOf(account("messenger", 3));
    window.listeners()?.snapshot(snapshot);
    window.listeners()?.flows([flow]);
    expect(window.store.get()).toMatchObject({ load: { snapshot }, flows: [flow] });
  });
});

it("shows the web apps and the question that are pushed", async () => {
  await window.actions.start(undefined);
  expect(window.store.get().webApps).toEqual({ apps: [], question: null });
  const webApps = { apps: [], question: { id: "q1", origin: "http://localhost:5173" } };
  window.listeners()?.webApps(webApps);
  expect(window.store.get().webApps).toEqual(webApps);
  window.listeners()?.webApps({ ...webApps, question: null });
  expect(window.store.get().webApps.question).toBeNull();
});

describe("the application menu", () => {
  it("connects a channel and checks all accounts", async () => {
    await window.actions.start(undefined);
    window.listeners()?.connectChannel("instagram");
    expect(window.client.connect.mock.calls[0]?.[0]).toBe("instagram");
    window.listeners()?.checkAccounts();
    expect(window.client.check).toHaveBeenCalledExactlyOnceWith({ kind: "all" });
  });

  it("opens a dialog, which closes again", async () => {
    await window.actions.start(undefined);
    window.listeners()?.showDialog("shortcuts");
    expect(window.store.get().dialog).toBe("shortcuts");
    window.actions.showDialog(undefined);
    expect(window.store.get().dialog).toBeUndefined();
  });

  it("goes to the search of the list, each time it is chosen", async () => {
    await window.actions.start(undefined);
    window.listeners()?.focusSearch("list");
    const first = window.store.get().focusRequest;
    expect(first).toEqual({ elementId: "list-search" });
    window.listeners()?.focusSearch("list");
    expect(window.store.get().focusRequest).not.toBe(first);
  });

  it("opens the search of the title bar, but not before there is something to find", async () => {
    window.actions.focusSearch("everything");
    expect(window.store.get().searching).toBe(false);
    await window.actions.start(undefined);
    window.listeners()?.focusSearch("everything");
    expect(window.store.get().searching).toBe(true);
  });
});

describe("the tray", () => {
  const hidden = { filter: "instagram", query: "nothing like it" } as const;

  it("shows an account, whatever the list was filtered by", async () => {
    await window.actions.start(undefined);
    window.actions.changeList(hidden);
    window.listeners()?.showAccount("messenger-2");
    expect(window.store.get()).toMatchObject({
      list: { filter: "all", query: "" },
      selected: "messenger-2",
      scrollTarget: { id: "messenger-2" },
    });
  });

  it("shows all that needs attention", async () => {
    await window.actions.start(undefined);
    window.actions.changeList(hidden);
    window.actions.showView("activity");
    window.listeners()?.showAttention();
    expect(window.store.get()).toMatchObject({
      view: "accounts",
      list: { filter: "attention", query: "" },
    });
  });
});

describe("a redirect event", () => {
  it("is announced after a reload, so that the count matches the list", async () => {
    await window.actions.start(undefined);
    const snapshot = snapshotOf(account("instagram", 1));
    window.client.load.mockImplementationOnce(() => ok({ snapshot, flows: [] }));
    window.listeners()?.redirect("?facebook_connected=true&type=instagram");
    await expect.poll(messages).toEqual(["Instagram connected: 1 account."]);
  });

  it("shows its problem, even if the user cancelled on Facebook", async () => {
    await window.actions.start(undefined);
    window.listeners()?.redirect("?error=You+cancelled+on+Facebook.&error_code=cancelled");
    await expect
      .poll(problems)
      .toEqual([{ code: "cancelled", message: "You cancelled on Facebook." }]);
  });
});

describe("disconnect", () => {
  it("returns a refusal to the dialog and changes nothing else", async () => {
    await window.actions.start(undefined);
    window.client.disconnect.mockImplementationOnce(refused);
    const target = { kind: "account", account: account("messenger", 1) } as const;
    expect(await window.actions.disconnect(target)).toEqual({ ok: false, problem });
    expect(messages()).toEqual([]);
  });

  it("reloads before it resolves, so that the row is gone when the dialog closes", async () => {
    await window.actions.start(undefined);
    const accounts = [account("messenger", 1), account("messenger", 2)];
    const target = { kind: "channel", type: "messenger", accounts, narrowed: false } as const;
    await window.actions.disconnect(target);
    expect(window.client.disconnect).toHaveBeenCalledExactlyOnceWith(target);
    expect(window.client.load).toHaveBeenCalledTimes(2);
    expect(messages()).toEqual(["2 Messenger accounts are disconnected."]);
  });

  it("offers to undo it until the accounts are disconnected", async () => {
    const pending = { id: "p1", accountIds: ["messenger-1"], names: [], until: "" };
    window.client.disconnect.mockImplementationOnce(() => ok(pending));
    await window.actions.start(undefined);
    const disconnecting = { ...snapshotOf(account("messenger", 2)), disconnecting: [pending] };
    window.client.load.mockImplementation(() => ok({ snapshot: disconnecting, flows: [] }));
    await window.actions.disconnect({ kind: "account", account: account("messenger", 1) });
    const [toast] = window.store.get().toasts;
    toast?.action?.run();
    expect(window.desktop.undoDisconnect).toHaveBeenCalledExactlyOnceWith("p1");
    expect(messages()).toEqual([]);
    expect(toast?.isTrue?.(disconnecting)).toBe(true);
    expect(toast?.isTrue?.(snapshotOf(account("messenger", 2)))).toBe(false);
  });
});

describe("check", () => {
  const messenger = { kind: "channel", type: "messenger" } as const;

  it("says what was checked and found", async () => {
    await window.actions.start(undefined);
    await window.actions.check(messenger);
    expect(window.client.check).toHaveBeenCalledExactlyOnceWith(messenger);
    expect(window.store.get().toasts).toMatchObject([
      { message: "Messenger checked: all 2 work.", tone: "good" },
    ]);
  });

  it("names the account if only one was checked", async () => {
    window.client.check.mockImplementation((scope) => ok(checkResult(scope, 1, 0)));
    await window.actions.start(undefined);
    await window.actions.check({ kind: "account", id: "messenger-2" });
    expect(messages()).toEqual([expect.stringContaining("Page 2")]);
  });

  it("uses a plain tone if an account needs attention", async () => {
    window.client.check.mockImplementation((scope) => ok(checkResult(scope, 2, 1)));
    await window.actions.start(undefined);
    await window.actions.check(messenger);
    expect(window.store.get().toasts).toMatchObject([
      { message: "Messenger checked: 1 needs attention.", tone: "plain" },
    ]);
  });

  it("says that it was cancelled, and nothing about what it found", async () => {
    window.client.check.mockImplementation((scope) =>
      ok({ ...checkResult(scope, 1, 1), cancelled: true }),
    );
    await window.actions.check(messenger);
    expect(messages()).toEqual(["The check was cancelled."]);
  });

  it("takes its result back once an account of its scope changes", async () => {
    await window.actions.start(undefined);
    await window.actions.check(messenger);
    window.listeners()?.snapshot(snapshotOf(account("messenger", 1), account("messenger", 2)));
    expect(messages()).toHaveLength(1);
    window.listeners()?.snapshot(snapshotOf(account("messenger", 1)));
    expect(messages()).toEqual([]);
  });
});

it("reports a cancelled login in a plain tone", async () => {
  await window.actions.start(undefined);
  await window.actions.cancel(flow);
  expect(window.store.get().toasts).toMatchObject([
    { message: "Connecting Messenger was cancelled. Nothing was changed.", tone: "plain" },
  ]);
});

describe("connect", () => {
  it("passes the intent of the login on", async () => {
    const intent = { reconnectAccountId: "messenger-1" };
    await window.actions.connect("messenger", intent);
    expect(window.client.connect).toHaveBeenCalledExactlyOnceWith("messenger", intent);
  });

  it("withdraws the offer to take an account over", async () => {
    await window.actions.start(undefined);
    window.listeners()?.redirect("?error=Another+person.&error_code=different_user&type=instagram");
    await expect.poll(problems).toMatchObject([{ takeOverChannel: "instagram" }]);
    await window.actions.connect("instagram", { takeOver: true });
    expect(problems()).toEqual([]);
  });

  it("clears the last result of the same channel", async () => {
    await window.actions.start({ kind: "failed", type: "instagram", problem });
    expect(problems()).toEqual([problem]);
    await window.actions.connect("instagram");
    expect(window.client.connect).toHaveBeenCalledExactlyOnceWith("instagram", undefined);
    expect(messages()).toEqual([]);
  });
});
