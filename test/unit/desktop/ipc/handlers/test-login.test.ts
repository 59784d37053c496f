import { beforeEach, expect, it, vi } from "vitest";
import type { CallHandlers } from "../../../../../main/desktop/ipc/dispatch.ts";
import { app, clipboard, resetElectron, shell } from "../../../../support/doubles/electron.ts";
import { codeOf, HandlerFixture, testLoginLink } from "./fixture.ts";

vi.mock("electron", () => import("../../../../support/doubles/electron.ts"));

const form = { appId: "1", appSecret: "secret", version: "v26.0" };

let fixture: HandlerFixture;
let calls: CallHandlers;
beforeEach(() => {
  resetElectron();
  fixture = new HandlerFixture();
  calls = fixture.handlers();
});

it("opens the browser at a link of the test login, and answers nothing secret", async () => {
  expect(await calls.startTestLogin(form)).toBeNull();
  expect(fixture.testLogins.start).toHaveBeenCalledExactlyOnceWith(form);
  expect(shell.openExternal.mock.calls).toEqual([[testLoginLink]]);
});

it("says so if no browser opens, and lets the link be copied", async () => {
  shell.openExternal.mockRejectedValueOnce(new Error(testLoginLink));
  expect(await codeOf(calls.startTestLogin(form))).toBe("no_browser");
  expect(await calls.copyTestLoginLink()).toBeNull();
  expect(clipboard.writeText.mock.calls).toEqual([[testLoginLink]]);
});

it("continues in a window of the app, but only in a sandbox", async () => {
  expect(await calls.openTestLoginHere()).toBeNull();
  expect(fixture.openLoginWindow).toHaveBeenCalledExactlyOnceWith("test-login", testLoginLink);
  app.isPackaged = true;
  app.commandLine.hasSwitch.mockImplementation((name) => name === "no-sandbox");
  expect(await codeOf(calls.openTestLoginHere())).toBe("not_sandboxed");
});

it("cancels the test login", async () => {
  expect(await calls.cancelTestLogin()).toBeNull();
  expect(fixture.testLogins.cancel).toHaveBeenCalledOnce();
});
