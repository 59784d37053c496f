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

const extras = { updateSupport: "package", version: "1.2.3" };

it("saves settings, and uses another port at once", async () => {
  expect(await calls.saveSettings({ port: 50_000, webhooks: true })).toBeNull();
  expect(fixture.changePort).toHaveBeenCalledExactlyOnceWith(50_000);
  const settings = { ...defaultSettings, port: 50_000, webhooks: true };
  expect(await calls.settings()).toEqual({ ...settings, ...extras });
  await calls.saveSettings({ port: 50_000, webhooks: false });
  expect(fixture.changePort).toHaveBeenCalledOnce();
});

it("saves nothing if the port is taken", async () => {
  fixture.changePort.mockRejectedValueOnce(new UserError(problem("port_taken")));
  expect(await codeOf(calls.saveSettings({ port: 50_000, webhooks: true }))).toBe("port_taken");
  expect(fixture.settings).toEqual(defaultSettings);
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
