import { beforeEach, expect, it, vi } from "vitest";
import { StoreWriteError } from "../../../../../main/channels/ports/records.ts";
import type { CallHandlers } from "../../../../../main/desktop/ipc/dispatch.ts";
import { codeOf, HandlerFixture } from "./fixture.ts";

vi.mock("electron", () => import("../../../../support/doubles/electron.ts"));

let fixture: HandlerFixture;
let calls: CallHandlers;
beforeEach(() => {
  fixture = new HandlerFixture();
  calls = fixture.handlers();
});

it("saves the Meta app and returns its name", async () => {
  const form = { appId: "1", appSecret: "secret", version: "v26.0" };
  expect(await calls.saveMetaApp(form)).toEqual({ appName: "Bakery tools" });
  expect(fixture.metaApp.save).toHaveBeenCalledExactlyOnceWith(form);
});

it("says why the Meta app is not changed if the disk is full", async () => {
  const full = new StoreWriteError(new Error("ENOSPC"));
  fixture.metaApp.save.mockRejectedValueOnce(full);
  fixture.metaApp.remove.mockRejectedValueOnce(full);
  expect(await codeOf(calls.saveMetaApp({ appId: "1", version: "v26.0" }))).toBe(
    "settings_not_saved",
  );
  expect(await codeOf(calls.removeMetaApp())).toBe("settings_not_saved");
});

it("removes the Meta app once for two clicks, and again for a later one", async () => {
  const { remove } = fixture.metaApp;
  expect(await Promise.all([calls.removeMetaApp(), calls.removeMetaApp()])).toEqual([null, null]);
  expect(remove).toHaveBeenCalledTimes(1);
  await calls.removeMetaApp();
  expect(remove).toHaveBeenCalledTimes(2);
});
