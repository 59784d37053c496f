import { beforeEach, expect, it, vi } from "vitest";
import type { CallHandlers } from "../../../../../main/desktop/ipc/dispatch.ts";
import { defaultSettings } from "../../../../support/default-settings.ts";
import { HandlerFixture } from "./fixture.ts";

vi.mock("electron", () => import("../../../../support/doubles/electron.ts"));

let fixture: HandlerFixture;
let calls: CallHandlers;
beforeEach(() => {
  fixture = new HandlerFixture();
  fixture.settings = { ...defaultSettings, startAtLogin: true };
  calls = fixture.handlers();
});

it("wipes and restarts once everything is removed, but not while something is left", async () => {
  fixture.removeEverything.mockResolvedValueOnce({
    state: "left",
    leftover: "keychain",
    secrets: 1,
  });
  expect(await calls.factoryReset([])).toMatchObject({ state: "left" });
  expect(fixture.wipeAndRestart).not.toHaveBeenCalled();
  expect(fixture.applySettings).not.toHaveBeenCalled();
  fixture.removeEverything.mockResolvedValueOnce({ state: "removed" });
  await calls.factoryReset(["keychain"]);
  expect(fixture.removeEverything).toHaveBeenLastCalledWith(["keychain"]);
  expect(fixture.wipeAndRestart).toHaveBeenCalledOnce();
  expect(fixture.applySettings.mock.lastCall?.[1]).toMatchObject({ startAtLogin: false });
});

it("finishes even if the system keeps starting the app at login", async () => {
  fixture.removeEverything.mockResolvedValueOnce({ state: "removed" });
  fixture.applySettings.mockImplementationOnce(() => {
    throw new Error("EACCES");
  });
  expect(await calls.factoryReset([])).toEqual({ state: "removed" });
  expect(fixture.wipeAndRestart).toHaveBeenCalledOnce();
});
