import { beforeEach, describe, expect, it, vi } from "vitest";
import type { MetaAppSetup } from "../../../../common/contract/meta-app.ts";
import type { DesktopClient } from "../../../../renderer/client/client.ts";
import { createSettingsStore } from "../../../../renderer/settings/settings-store.ts";
import { defaultSettings } from "../../../support/default-settings.ts";
import { ok, problem, refused } from "../fixtures.ts";

const setup = (port: number): MetaAppSetup => ({
  running: "practice",
  versions: [],
  localRedirectUri: `http://localhost:${port}/auth/facebook/callback`,
  permissions: [],
});

const settings = {
  ...defaultSettings,
  updateSupport: "supported",
  version: "1.0.0",
} as const;
const desktop = {
  settings: vi.fn<DesktopClient["settings"]>(),
  saveSettings: vi.fn<DesktopClient["saveSettings"]>(),
  metaApp: vi.fn<DesktopClient["metaApp"]>(),
};

beforeEach(() => {
  desktop.settings.mockReset().mockImplementation(() => ok(settings));
  desktop.saveSettings.mockReset().mockImplementation(() => ok(null));
  desktop.metaApp.mockReset().mockImplementation(() => ok(setup(47_814)));
});

async function loadedStore() {
  const store = createSettingsStore(desktop);
  await store.load();
  return store;
}

describe("load", () => {
  it("loads the settings and the Meta app", async () => {
    expect((await loadedStore()).get()).toMatchObject({ settings, metaApp: setup(47_814) });
  });

  it("keeps the reason why something could not be loaded", async () => {
    desktop.settings.mockImplementationOnce(refused);
    desktop.metaApp.mockImplementationOnce(refused);
    expect((await loadedStore()).get()).toMatchObject({
      settings: undefined,
      settingsError: problem.message,
      metaApp: undefined,
      metaAppError: problem.message,
    });
  });
});

describe("save", () => {
  it("shows a change to all subscribers before it is saved", async () => {
    const store = await loadedStore();
    const seen: (boolean | undefined)[] = [];
    store.subscribe(() => seen.push(store.get().settings?.webhooks));
    const saving = store.save({ webhooks: true });
    expect(seen).toEqual([true]);
    await saving;
    expect(store.get().settings).toMatchObject({ webhooks: true });
  });

  it("takes back only the change that could not be saved", async () => {
    const store = await loadedStore();
    desktop.saveSettings.mockImplementationOnce(refused);
    const failing = store.save({ webhooks: true });
    await store.save({ notifications: false });
    expect(await failing).toEqual({ ok: false, problem });
    expect(store.get().settings).toMatchObject({ webhooks: false, notifications: false });
  });

  it("updates the redirect URI of the Meta app when the port changes", async () => {
    const store = await loadedStore();
    desktop.metaApp.mockImplementation(() => ok(setup(48_000)));
    await store.save({ port: 48_000 });
    await expect.poll(() => store.get().metaApp).toEqual(setup(48_000));
  });
});
