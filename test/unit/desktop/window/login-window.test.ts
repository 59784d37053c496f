import { beforeEach, describe, expect, it, vi } from "vitest";
import { createLoginWindows } from "../../../../main/desktop/window/login-window.ts";
import { BrowserWindow, FakeSession, resetElectron } from "../../../support/doubles/electron.ts";
import { denied, permissionsOf } from "./permissions.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

beforeEach(resetElectron);

const windows = BrowserWindow.all;
const closed = () => windows.map(({ calls }) => calls.includes("close"));

describe("a login window", () => {
  it("has its own session in memory, no preload and no permissions", () => {
    const logins = createLoginWindows(() => undefined);
    logins.open("one", "http://localhost:1/signin?ticket=1");
    logins.open("two", "http://localhost:1/signin?ticket=2");
    const partitions = FakeSession.all.map(({ partition }) => partition);
    expect(new Set(partitions).size).toBe(2);
    expect(partitions.join()).not.toContain("persist:");
    for (const { options } of windows) {
      expect(options.webPreferences).not.toHaveProperty("preload");
      expect(options.webPreferences).toMatchObject({ sandbox: true, nodeIntegration: false });
    }
    expect(FakeSession.all.map(permissionsOf)).toEqual([denied, denied]);
  });

  it("replaces the flow's first window if it is opened again", () => {
    const logins = createLoginWindows(() => undefined);
    logins.open("one", "http://localhost:1/a");
    logins.open("one", "http://localhost:1/b");
    expect(closed()).toEqual([true, false]);
  });

  it("closes with its own flow only", () => {
    const logins = createLoginWindows(() => undefined);
    logins.open("one", "http://localhost:1/a");
    logins.open("two", "http://localhost:1/b");
    logins.closeAllExcept(["two"]);
    expect(closed()).toEqual([true, false]);
  });

  it("is not closed again after the user closed it", () => {
    const logins = createLoginWindows(() => undefined);
    logins.open("one", "http://localhost:1/a");
    windows[0]?.emit("closed");
    logins.closeAllExcept([]);
    expect(windows[0]?.calls).toEqual(["load http://localhost:1/a"]);
  });

  it("leaks no error with its address if the page does not load", async () => {
    const unhandled: unknown[] = [];
    const record = (error: unknown) => unhandled.push(error);
    process.on("unhandledRejection", record);
    createLoginWindows(() => undefined).open("one", "http://down.invalid/signin?ticket=1");
    await new Promise(setImmediate);
    process.off("unhandledRejection", record);
    expect(unhandled).toEqual([]);
  });
});
