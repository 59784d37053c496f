import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FlowView } from "../../../../common/contract/flows.ts";
import type { CallResult, ProblemView } from "../../../../common/contract/problems.ts";
import type { Client, DesktopClient, Listeners } from "../../../../renderer/client/client.ts";
import { createActions } from "../../../../renderer/state/actions.ts";
import { createStore } from "../../../../renderer/state/store.ts";

import { defaultSettings } from "../../../support/default-settings.ts";
import { account, failing, snapshotOf } from "../fixtures.ts";

const problem: ProblemView = { code: "down", message: "Facebook is down. Try again later." };
const fine = <T>(value: T): Promise<CallResult<T>> => Promise.resolve({ ok: true, value });
const refused = (): Promise<CallResult<never>> => Promise.resolve({ ok: false, problem });
const flow: FlowView = {
  id: "f1",
  type: "messenger",
  origin: "desktop",
  step: { name: "waiting" },
};

function setUp() {
  let listeners: Listeners | undefined;
  const desktop = {
    cancel: vi.fn<DesktopClient["cancel"]>(() => fine(null)),
    copyLink: vi.fn<DesktopClient["copyLink"]>(() => fine(null)),
    openHere: vi.fn<DesktopClient["openHere"]>(() => fine(null)),
    check: vi.fn<DesktopClient["check"]>(() => fine(null)),
    settings: vi.fn<DesktopClient["settings"]>(() =>
      fine({ ...defaultSettings, restart: false, updateSupport: "supported" }),
    ),
    saveSettings: vi.fn<DesktopClient["saveSettings"]>(() => fine({ restart: true })),
    metaApp: vi.fn<DesktopClient["metaApp"]>(),
    saveMetaApp: vi.fn<DesktopClient["saveMetaApp"]>(),
    removeMetaApp: vi.fn<DesktopClient["removeMetaApp"]>(),
    openLogs: vi.fn<DesktopClient["openLogs"]>(),
    copyDiagnostics: vi.fn<DesktopClient["copyDiagnostics"]>(),
    factoryReset: vi.fn<DesktopClient["factoryReset"]>(),
    snapshot: vi.fn<DesktopClient["snapshot"]>(),
    downloadUpdate: vi.fn<DesktopClient["downloadUpdate"]>(),
    installUpdate: vi.fn<DesktopClient["installUpdate"]>(),
    postponeUpdate: vi.fn<DesktopClient["postponeUpdate"]>(),
    restart: vi.fn<DesktopClient["restart"]>(),
    ready: vi.fn<DesktopClient["ready"]>(() => fine(null)),
  };
  const snapshot = snapshotOf(account("messenger", 1), account("messenger", 2));
  const client = {
    load: vi.fn<Client["load"]>(() => fine({ snapshot, flows: [] })),
    subscribe: vi.fn<Client["subscribe"]>((given) => {
      listeners = given;
      return () => undefined;
    }),
    connect: vi.fn<Client["connect"]>(() => fine(flow)),
    disconnectAccount: vi.fn<Client["disconnectAccount"]>(() => fine(null)),
    disconnectChannel: vi.fn<Client["disconnectChannel"]>(() => fine(null)),
    desktop,
  };
  const store = createStore();
  const actions = createActions(client, store);
  const receive = (search: string) => listeners?.redirect(search);
  return { client, desktop, store, actions, receive, listeners: () => listeners };
}

let fixture: ReturnType<typeof setUp>;
beforeEach(() => {
  fixture = setUp();
});

describe("loading", () => {
  it("shows what was loaded, then announces the page's own redirect with its count", async () => {
    await fixture.actions.start({ kind: "connected", type: "messenger" });
    expect(fixture.store.get().load.name).toBe("loaded");
    expect(fixture.store.get().status).toBe("Facebook Messenger connected: 2 Pages.");
  });

  it("fails in words, and recovers by trying again", async () => {
    fixture.client.load.mockImplementationOnce(refused);
    await fixture.actions.start(undefined);
    expect(fixture.store.get().load).toEqual({ name: "failed", problem });
    await fixture.actions.reload();
    expect(fixture.store.get().load.name).toBe("loaded");
  });

  it("keeps the list on screen when a later load fails", async () => {
    await fixture.actions.start(undefined);
    fixture.client.load.mockImplementationOnce(refused);
    await fixture.actions.reload();
    expect(fixture.store.get()).toMatchObject({ load: { name: "loaded" }, problem });
  });

  it("lets no older answer overwrite a newer one", async () => {
    const slow = Promise.withResolvers<Awaited<ReturnType<Client["load"]>>>();
    fixture.client.load.mockReturnValueOnce(slow.promise);
    const first = fixture.actions.reload();
    await fixture.actions.reload();
    slow.resolve({ ok: true, value: { snapshot: snapshotOf(), flows: [flow] } });
    await first;
    expect(fixture.store.get().flows).toEqual([]);
  });
});

describe("a redirect while the window is open", () => {
  it("reloads before it announces, so that list and sentence agree", async () => {
    await fixture.actions.start(undefined);
    const snapshot = snapshotOf(account("instagram", 1));
    fixture.client.load.mockImplementationOnce(() => fine({ snapshot, flows: [] }));
    fixture.receive("?facebook_connected=true&type=instagram");
    await expect.poll(() => fixture.store.get().status).toBe("Instagram connected: 1 account.");
  });

  it("raises an alarm for an error, also for a cancel that was made at Facebook", async () => {
    await fixture.actions.start(undefined);
    fixture.receive("?error=You+cancelled+at+Facebook.&error_code=cancelled");
    await expect
      .poll(() => fixture.store.get().problem)
      .toEqual({
        code: "cancelled",
        message: "You cancelled at Facebook.",
      });
  });
});

it("keeps what it was told while an older answer was on its way", async () => {
  await fixture.actions.start(undefined);
  const answer = Promise.withResolvers<Awaited<ReturnType<Client["load"]>>>();
  fixture.client.load.mockReturnValueOnce(answer.promise);
  const reloaded = fixture.actions.reload();
  const newer = snapshotOf(account("messenger", 3));
  fixture.listeners()?.snapshot(newer);
  fixture.listeners()?.flows([flow]);
  answer.resolve({ ok: true, value: { snapshot: snapshotOf(), flows: [] } });
  await reloaded;
  expect(fixture.store.get()).toMatchObject({
    load: { name: "loaded", snapshot: newer },
    flows: [flow],
  });
});

describe("disconnecting", () => {
  it("answers a refusal to the dialog that asked, and changes nothing else", async () => {
    await fixture.actions.start(undefined);
    fixture.client.disconnectAccount.mockImplementationOnce(refused);
    const answer = await fixture.actions.disconnect({
      kind: "account",
      account: account("messenger", 1),
    });
    expect(answer).toEqual({ ok: false, problem });
    expect(fixture.store.get()).toMatchObject({ status: "", problem: undefined });
  });

  it("reloads before it resolves, so that the row is gone when the dialog closes", async () => {
    await fixture.actions.start(undefined);
    await fixture.actions.disconnect({ kind: "channel", type: "messenger", accounts: [] });
    expect(fixture.client.disconnectChannel).toHaveBeenCalledExactlyOnceWith("messenger");
    expect(fixture.client.load).toHaveBeenCalledTimes(2);
    expect(fixture.store.get().status).toBe("All Messenger accounts are disconnected.");
  });
});

it("says what a check found", async () => {
  await fixture.actions.start(undefined);
  await fixture.actions.check("messenger");
  expect(fixture.store.get()).toMatchObject({
    status: "Messenger checked: all 2 work.",
    statusTone: "good",
  });
});

it("does not call it good when a check found trouble, or a login was cancelled", async () => {
  const snapshot = snapshotOf(account("messenger", 1), account("messenger", 2, failing));
  fixture.client.load.mockImplementation(() => fine({ snapshot, flows: [] }));
  await fixture.actions.start(undefined);
  await fixture.actions.check("messenger");
  expect(fixture.store.get()).toMatchObject({
    status: "Messenger checked: 1 needs attention.",
    statusTone: "plain",
  });
  await fixture.actions.cancel(flow);
  expect(fixture.store.get()).toMatchObject({
    status: "Connecting Messenger was cancelled. Nothing was changed.",
    statusTone: "plain",
  });
});

it("hands on what a login is for", async () => {
  await fixture.actions.connect("messenger", { reconnectAccountId: "messenger-1" });
  expect(fixture.client.connect).toHaveBeenCalledExactlyOnceWith("messenger", {
    reconnectAccountId: "messenger-1",
  });
});

it("offers to connect as somebody else until the next login begins", async () => {
  await fixture.actions.start(undefined);
  fixture.receive("?error=Another+person.&error_code=different_user&type=instagram");
  await expect
    .poll(() => fixture.store.get().problem)
    .toMatchObject({ takeOverChannel: "instagram" });
  await fixture.actions.connect("instagram", { takeOver: true });
  expect(fixture.store.get().problem).toBeUndefined();
});

it("clears the last result when a new login begins", async () => {
  await fixture.actions.start({ kind: "failed", problem });
  await fixture.actions.connect("instagram");
  expect(fixture.client.connect).toHaveBeenCalledExactlyOnceWith("instagram");
  expect(fixture.store.get()).toMatchObject({ status: "", problem: undefined });
});
