import { beforeEach, describe, expect, it, vi } from "vitest";
import { quitThen, relaunch, runAfterQuit } from "../../../../main/desktop/lifecycle/relaunch.ts";
import { hideSecretVariables } from "../../../../main/desktop/lifecycle/secret-variables.ts";
import { app, resetElectron } from "../../../support/doubles/electron.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

let steps: string[];
const action = () => steps.push("action");
beforeEach(() => {
  resetElectron();
  steps = [];
  app.quit.mockImplementation(() => void steps.push("quit"));
  app.releaseSingleInstanceLock.mockImplementation(() => void steps.push("unlock"));
  app.relaunch.mockImplementation(({ args }) => void steps.push(`relaunch ${args.join(" ")}`));
});

describe("quitThen", () => {
  it("quits, then releases the lock, then runs the action", () => {
    quitThen(action);
    expect(steps).toEqual(["quit"]);
    runAfterQuit();
    expect(steps).toEqual(["quit", "unlock", "action"]);
  });

  it("runs the action only once, although quitting tries twice", () => {
    quitThen(action);
    runAfterQuit();
    app.emit("quit");
    expect(steps).toEqual(["quit", "unlock", "action"]);
  });

  it("runs the action even if nothing delayed the quit", () => {
    quitThen(action);
    app.emit("quit");
    expect(steps).toEqual(["quit", "unlock", "action"]);
  });
});

it("runs nothing after an ordinary quit", () => {
  runAfterQuit();
  expect(steps).toEqual([]);
});

it("relaunches with Electron if the app is not an AppImage", () => {
  relaunch(["--open-in-browser"]);
  expect(steps).toEqual(["relaunch --open-in-browser", "quit"]);
});

it("gives the App Secret of a development build to the restarted app", () => {
  process.env["PAGEKEEPER_APP_SECRET"] = "hush";
  hideSecretVariables(process.env);
  let inherited: string | undefined;
  app.relaunch.mockImplementation(() => {
    inherited = process.env["PAGEKEEPER_APP_SECRET"];
  });
  relaunch([]);
  expect(inherited).toBe("hush");
  expect(process.env).not.toHaveProperty("PAGEKEEPER_APP_SECRET");
});
