import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Settings } from "../../../../../common/contract/settings.ts";
import type { Snapshot } from "../../../../../common/contract/snapshot.ts";
import { createAppEvents } from "../../../../../main/app/events.ts";
import type { MetaAppSettings } from "../../../../../main/app/meta-app-settings.ts";
import { createUiState } from "../../../../../main/app/ui-state.ts";
import { StoreWriteError } from "../../../../../main/channels/ports/records.ts";
import type { CallHandlers } from "../../../../../main/desktop/ipc/dispatch.ts";
import {
  createHandlers,
  type HandlerDeps,
  type Services,
} from "../../../../../main/desktop/ipc/handlers/index.ts";
import { UserError } from "../../../../../main/desktop/ipc/user-error.ts";
import { defaultSettings } from "../../../../support/default-settings.ts";
import { loginOf, problem } from "../../../../support/logins.ts";
import { browser, TestDomain } from "../../../channels/test-domain.ts";

vi.mock("electron", () => ({ ipcMain: {}, protocol: {} }));

type Target = { readonly path: string; readonly flowId?: string };

/** What the calls reach outside, and what they did there. */
class Outside {
  readonly world = new TestDomain();
  readonly opened: string[] = [];
  readonly copied: string[] = [];
  readonly logins: (readonly [string, string])[] = [];
  readonly targets: Target[] = [];
  settings: Settings = defaultSettings;
  diskFull = false;
  readonly metaApp = {
    view: vi.fn<MetaAppSettings["view"]>(),
    save: vi.fn<MetaAppSettings["save"]>(async () => ({ appName: "Bakery tools" })),
    remove: vi.fn<MetaAppSettings["remove"]>(async () => undefined),
    forget: vi.fn<MetaAppSettings["forget"]>(),
    deleteUnusedSecrets: vi.fn<MetaAppSettings["deleteUnusedSecrets"]>(),
  };
  readonly removeEverything = vi.fn<Services["removeEverything"]>();
  startedAfresh = 0;
  readonly updates = {
    support: async () => "package" as const,
    download: vi.fn(),
    install: vi.fn(),
    postpone: vi.fn(),
  } as const;
  confined = true;
  noFolders = false;
  readonly onSettings = vi.fn<HandlerDeps["applySettings"]>();
  restarts = 0;
  firstFrames = 0;
  noBrowser = false;
  backend: Services["backend"] = () => ({
    ok: true,
    value: {
      signInUrl: (target) => {
        this.targets.push(target);
        return `http://localhost:47814/signin?ticket=${target.flowId ?? "app"}`;
      },
    },
  });

  handlers(core?: Promise<Services>): CallHandlers {
    const presenter = createUiState({
      records: this.world.records,
      practice: false,
      events: createAppEvents(),
      services: () => this.world,
    });
    return createHandlers({
      presenter,
      services:
        core ??
        Promise.resolve({
          channels: this.world.channels,
          backend: this.backend,
          metaApp: this.metaApp,
          removeEverything: this.removeEverything,
          meta: { from: "environment", version: "v26.0" },
        }),
      settings: {
        get: () => this.settings,
        set: (settings) => {
          if (this.diskFull) throw new StoreWriteError(new Error("ENOSPC"));
          this.settings = settings;
        },
      },
      applySettings: this.onSettings,
      onFirstFrame: () => {
        this.firstFrames += 1;
      },
      openBrowser: async (url) => {
        if (this.noBrowser) throw new Error(`cannot open ${url}`);
        this.opened.push(url);
      },
      copyText: (text) => this.copied.push(text),
      openLoginWindow: (...login) => this.logins.push(login),
      sandboxed: this.confined,
      openLogs: async () => {
        if (this.noFolders) throw new Error("no file manager");
      },
      versions: { Pagekeeper: "1.2.3" },
      relaunch: () => {
        this.restarts += 1;
      },
      wipeAndRestart: () => {
        this.startedAfresh += 1;
      },
      updates: this.updates,
    });
  }
}

let outside: Outside;
let calls: CallHandlers;
beforeEach(() => {
  outside = new Outside();
  calls = outside.handlers();
});

const flowIds = () => outside.world.channels.flows.list().map(({ id }) => id);

/** The code of the problem that a call answers with. */
async function codeOf(call: unknown): Promise<string> {
  const error = await Promise.resolve(call).catch((reason: unknown) => reason);
  if (!(error instanceof UserError)) throw new Error("the call was not refused", { cause: error });
  return error.problem.code;
}

describe("connect", () => {
  it("opens the browser where it signs in and goes on to the flow", async () => {
    const flow = await calls.connect("instagram");
    expect(flow).toMatchObject({ type: "instagram", origin: "desktop", step: { name: "waiting" } });
    expect(outside.opened).toEqual([`http://localhost:47814/signin?ticket=${flow.id}`]);
    expect(outside.targets.at(-1)).toEqual({
      path: "/auth/facebook/connect?type=instagram&redirect_path=%2F",
      flowId: flow.id,
    });
  });

  it("again brings the first flow back, with a fresh link", async () => {
    const first = await calls.connect("messenger");
    expect((await calls.connect("messenger")).id).toBe(first.id);
    expect(outside.opened).toHaveLength(2);
  });

  it("clicked twice while the browser opens makes one tab, for what the second click meant", async () => {
    const { world } = outside;
    await world.connect("messenger", loginOf("a", ["1"]));
    const [first, second] = await Promise.all([
      calls.connect("messenger", { reconnectAccountId: "messenger-1" }),
      calls.connect("messenger", { takeOver: true }),
    ]);
    expect(second.id).toBe(first.id);
    expect(outside.opened).toHaveLength(1);
    world.channels.flows.bind(first.id, browser);
    await world.connect("messenger", loginOf("b", ["1"]));
    expect(world.records.get().accounts.map(({ userId }) => userId)).toEqual(["b"]);
  });

  it("while the flow is at work opens no browser", async () => {
    const gate = Promise.withResolvers<void>();
    outside.world.facebook.loginGate = gate.promise;
    const end = outside.world.connect("messenger", loginOf("a", ["1"]));
    expect((await calls.connect("messenger")).step.name).toBe("reading");
    expect(outside.opened).toEqual([]);
    gate.resolve();
    await end;
  });

  it("where no server could start leaves no flow behind", async () => {
    outside.backend = () => ({ ok: false, problem: problem("port_taken") });
    calls = outside.handlers();
    expect(await codeOf(calls.connect("messenger"))).toBe("port_taken");
    expect(flowIds()).toEqual([]);
  });

  it("where no browser opens says so without the link, and the flow goes on", async () => {
    outside.noBrowser = true;
    const refusal = calls.connect("messenger");
    expect(await codeOf(refusal)).toBe("no_browser");
    await expect(refusal).rejects.not.toThrow(/ticket/);
    const [flow = ""] = flowIds();
    await calls.copyLink(flow);
    expect(outside.copied).toEqual([`http://localhost:47814/signin?ticket=${flow}`]);
  });
});

describe("a flow", () => {
  it("can be cancelled, more than once", async () => {
    const { id } = await calls.connect("messenger");
    expect(await calls.cancel(id)).toBeNull();
    expect(await calls.cancel(id)).toBeNull();
    expect(calls.flows()).toEqual([]);
  });

  it("can go on in a window of the app", async () => {
    const { id } = await calls.connect("messenger");
    await calls.openHere(id);
    expect(outside.logins).toEqual([[id, `http://localhost:47814/signin?ticket=${id}`]]);
  });

  it("opens no window where nothing would shut Facebook's page in", async () => {
    outside.confined = false;
    calls = outside.handlers();
    const { id } = await calls.connect("messenger");
    expect(await codeOf(calls.openHere(id))).toBe("not_confined");
    expect(outside.logins).toEqual([]);
  });

  it("that is over gives no link", async () => {
    expect(await codeOf(calls.copyLink("gone"))).toBe("flow_over");
    expect(await codeOf(calls.openHere("gone"))).toBe("flow_over");
    expect([outside.copied, outside.logins]).toEqual([[], []]);
  });
});

describe("accounts", () => {
  beforeEach(() => outside.world.connect("messenger", loginOf("a", ["1", "2"])));

  it("are disconnected by id, or with their channel", async () => {
    expect(await calls.disconnectAccount("messenger-1")).toBeNull();
    expect(outside.world.accounts).toEqual(["messenger-2"]);
    expect(await calls.disconnectChannel("messenger")).toBeNull();
    expect(outside.world.accounts).toEqual([]);
  });

  it("that are not there are a problem", async () => {
    expect(await codeOf(calls.disconnectAccount("messenger-77"))).toBe("unknown_account");
    expect(await codeOf(calls.disconnectChannel("instagram"))).toBe("unknown_account");
  });

  it("stay, and the window is told why, where the disk takes nothing", async () => {
    outside.world.records.full = true;
    expect(await codeOf(calls.disconnectAccount("messenger-1"))).toBe("not_saved");
    expect(outside.world.accounts).toEqual(["messenger-1", "messenger-2"]);
  });

  it("are checked, all or those of a channel", async () => {
    outside.world.facebook.checks.length = 0;
    expect(await calls.check("instagram")).toBeNull();
    expect(outside.world.facebook.checks).toEqual([]);
    await calls.check(undefined);
    expect(outside.world.facebook.checks.flat()).toHaveLength(2);
  });

  it("that could not be asked about are no success", async () => {
    outside.world.keychain.become("locked");
    expect(await codeOf(calls.check(undefined))).toBe("keychain_locked");
  });

  it("stand in the snapshot", async () => {
    const snapshot: Snapshot = JSON.parse(await calls.snapshot());
    expect(snapshot.channels[0]?.accounts.map(({ id }) => id)).toEqual([
      "messenger-1",
      "messenger-2",
    ]);
  });
});

describe("the rest", () => {
  it("opens the web UI signed in", async () => {
    await calls.openInBrowser();
    expect(outside.opened).toEqual(["http://localhost:47814/signin?ticket=app"]);
    expect(outside.targets).toEqual([{ path: "/" }]);
  });

  it("saves settings, and says when only a restart applies them", async () => {
    expect(await calls.saveSettings({ port: 50_000, webhooks: false })).toEqual({ restart: true });
    expect(await calls.settings()).toEqual({
      ...defaultSettings,
      port: 50_000,
      restart: true,
      updateSupport: "package",
    });
    expect(await calls.saveSettings({ webhooks: false })).toEqual({ restart: true });
    expect(await calls.saveSettings({ port: defaultSettings.port })).toEqual({ restart: false });
    expect(await calls.settings()).toMatchObject({ ...defaultSettings, restart: false });
  });

  it("says why settings are not saved where the disk takes nothing", async () => {
    outside.diskFull = true;
    outside.metaApp.remove.mockRejectedValueOnce(new StoreWriteError(new Error("ENOSPC")));
    expect(await codeOf(calls.saveSettings({ port: 50_000 }))).toBe("settings_not_saved");
    expect(await codeOf(calls.removeMetaApp())).toBe("settings_not_saved");
    expect(outside.settings).toEqual(defaultSettings);
  });

  it("finishes a removal although the system keeps starting it", async () => {
    outside.settings = { ...defaultSettings, startAtLogin: true };
    outside.removeEverything.mockResolvedValueOnce({ state: "removed" });
    outside.onSettings.mockImplementationOnce(() => {
      throw new Error("EACCES");
    });
    expect(await calls.factoryReset([])).toEqual({ state: "removed" });
    expect(outside.startedAfresh).toBe(1);
  });

  it("passes on what is said to a new version", async () => {
    const { download, install, postpone } = outside.updates;
    expect(await calls.downloadUpdate()).toBeNull();
    expect(await calls.postponeUpdate()).toBeNull();
    expect(await calls.installUpdate()).toBeNull();
    for (const said of [download, install, postpone]) expect(said).toHaveBeenCalledTimes(1);
  });

  it("answers no more of the stored settings than the window may know", async () => {
    const stored = {
      ...defaultSettings,
      appSecrets: ["987"],
      window: { x: 0 },
      metaApp: { appId: "987" },
    };
    outside.settings = stored;
    const facts = { restart: false, updateSupport: "package" };
    expect(await calls.settings()).toEqual({ ...defaultSettings, ...facts });
  });

  it("opens the folder of the logs, or says that the system does not", async () => {
    expect(await calls.openLogs()).toBeNull();
    outside.noFolders = true;
    expect(await codeOf(calls.openLogs())).toBe("no_folder");
  });

  it("copies diagnostics, with names only where they were asked for", async () => {
    await outside.world.connect("messenger", loginOf("a", ["1"]));
    await calls.copyDiagnostics({ names: false });
    await calls.copyDiagnostics({ names: true });
    const [without, withNames] = outside.copied;
    expect(without).toContain("Graph: v26.0");
    expect(without).not.toContain("Page 1");
    expect(withNames).toContain("Page 1");
  });

  it("copies diagnostics also where the core could not start", async () => {
    await outside.handlers(Promise.reject(new Error("broken"))).copyDiagnostics({ names: false });
    expect(outside.copied[0]).toContain("Graph: unknown");
  });

  it("starts afresh once everything is removed, and not while something is left", async () => {
    outside.settings = { ...defaultSettings, startAtLogin: true };
    outside.removeEverything.mockResolvedValueOnce({ state: "left", rest: "keychain", secrets: 1 });
    expect(await calls.factoryReset([])).toMatchObject({ state: "left" });
    expect([outside.startedAfresh, outside.onSettings.mock.calls]).toEqual([0, []]);
    outside.removeEverything.mockResolvedValueOnce({ state: "removed" });
    await calls.factoryReset(["keychain"]);
    expect(outside.removeEverything).toHaveBeenLastCalledWith(["keychain"]);
    expect(outside.startedAfresh).toBe(1);
    expect(outside.onSettings.mock.lastCall?.[1]).toMatchObject({ startAtLogin: false });
  });

  it("carries out a changed webhook setting at once, and only then", async () => {
    const changed = vi.spyOn(outside.world.channels, "applyWebhookSetting");
    await calls.saveSettings({ port: 50_000 });
    await calls.saveSettings({ port: 50_000, webhooks: false });
    expect(changed).not.toHaveBeenCalled();
    expect(await calls.saveSettings({ webhooks: true })).toEqual({ restart: true });
    expect(changed).toHaveBeenCalledTimes(1);
    expect(outside.settings).toMatchObject({ port: 50_000, webhooks: true });
  });

  it("carries changed settings out, and leaves them as they were where that fails", async () => {
    await calls.saveSettings({ appearance: "dark" });
    const dark: Settings = { ...defaultSettings, appearance: "dark" };
    expect(outside.onSettings.mock.calls).toEqual([[defaultSettings, dark]]);
    outside.onSettings.mockImplementation(() => {
      throw new UserError(problem("no_autostart"));
    });
    expect(await codeOf(calls.saveSettings({ startAtLogin: true }))).toBe("no_autostart");
    expect(outside.settings).toEqual(dark);
  });

  it("reports the first frame", async () => {
    expect(await calls.ready()).toBeNull();
    expect(outside.firstFrames).toBe(1);
  });
});
