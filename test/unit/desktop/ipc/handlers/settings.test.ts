import { beforeEach, expect, it, vi } from "vitest";
import type { Settings } from "../../../../../common/contract/settings.ts";
import type { CallHandlers } from "../../../../../main/desktop/ipc/dispatch.ts";
import { UserError } from "../../../../../main/user-error.ts";
import { defaultSettings } from "../../../../support/default-settings.ts";
import { problem } from "../../../../support/logins.ts";
import { codeOf, HandlerFixture } from "./fixture.ts";

vi.mock("electron", () => import("../../../../support/doubles/electron.ts"));

let fixture: HandlerFixture;
let calls: CallHandlers;
beforeEach(() => {
  fixture = new HandlerFixture();
  calls = fixture.handlers();
});

it("saves settings, and says if they need a restart", async () => {
  expect(await calls.saveSettings({ port: 50_000, webhooks: false })).toEqual({ restart: true });
  expect(await calls.settings()).toEqual({
    ...defaultSettings,
    port: 50_000,
    restart: true,
    updateSupport: "package",
    version: "1.2.3",
  });
  expect(await calls.saveSettings({ webhooks: false })).toEqual({ restart: true });
  expect(await calls.saveSettings({ port: defaultSettings.port })).toEqual({ restart: false });
  expect(await calls.settings()).toMatchObject({ ...defaultSettings, restart: false });
});

it("says why settings are not saved if the disk is full", async () => {
  fixture.diskFull = true;
  expect(await codeOf(calls.saveSettings({ port: 50_000 }))).toBe("settings_not_saved");
  expect(fixture.settings).toEqual(defaultSettings);
});

it("returns nothing else that the settings file stores", async () => {
  const stored = {
    ...defaultSettings,
    appSecrets: ["987"],
    window: { x: 0 },
    metaApp: { appId: "987" },
  };
  fixture.settings = stored;
  const extras = { restart: false, updateSupport: "package", version: "1.2.3" };
  expect(await calls.settings()).toEqual({ ...defaultSettings, ...extras });
});

it("applies changed settings, and restores the old ones if that fails", async () => {
  await calls.saveSettings({ appearance: "dark" });
  const dark: Settings = { ...defaultSettings, appearance: "dark" };
  expect(fixture.applySettings.mock.calls).toEqual([[defaultSettings, dark]]);
  fixture.applySettings.mockImplementation(() => {
    throw new UserError(problem("no_autostart"));
  });
  expect(await codeOf(calls.saveSettings({ startAtLogin: true }))).toBe("no_autostart");
  expect(fixture.settings).toEqual(dark);
});
