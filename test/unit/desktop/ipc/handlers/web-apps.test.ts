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

const diskIsFull = () => {
  throw new StoreWriteError(new Error("ENOSPC"));
};

it("passes the answer to a question on to the web apps", async () => {
  expect(await calls.answerWebApp("q1", true)).toBeNull();
  expect(await calls.answerWebApp("q2", false)).toBeNull();
  expect(fixture.webApps.answer.mock.calls).toEqual([
    ["q1", true],
    ["q2", false],
  ]);
});

it("passes the app to remove on to the web apps", async () => {
  expect(await calls.removeWebApp("http://localhost:5173")).toBeNull();
  expect(fixture.webApps.remove).toHaveBeenCalledExactlyOnceWith("http://localhost:5173");
});

it("says why an app is neither allowed nor removed if the disk is full", async () => {
  fixture.webApps.answer.mockImplementation(diskIsFull);
  fixture.webApps.remove.mockImplementation(diskIsFull);
  expect(await codeOf(calls.answerWebApp("q1", true))).toBe("settings_not_saved");
  expect(await codeOf(calls.removeWebApp("http://localhost:5173"))).toBe("settings_not_saved");
});

it("waits for the services before it answers a question", async () => {
  const services = Promise.withResolvers<never>();
  const answered = vi.fn();
  void Promise.resolve(fixture.handlers(services.promise).answerWebApp("q1", true)).catch(answered);
  expect(fixture.webApps.answer).not.toHaveBeenCalled();
  services.reject(new Error("The services failed."));
  await expect.poll(() => answered.mock.calls.length).toBe(1);
});
