import { beforeEach, describe, expect, it, vi } from "vitest";
import { flush } from "../../../support/doubles/flush.ts";
import { down, hour, offer, TestUpdates } from "./update-controller-fixture.ts";

let test: TestUpdates;
beforeEach(() => {
  test = new TestUpdates();
});

describe("downloading", () => {
  it("waits for the user and reports its progress", async () => {
    await test.begin();
    expect(test.view).toEqual({ name: "available", ...offer, postponed: false });
    test.updates.download();
    await flush();
    for (const percent of [12.4, 12.9, 57]) test.onPercent(percent);
    const percents = test.shown.map((view) => (view?.name === "downloading" ? view.percent : -1));
    expect(percents).toEqual([-1, 0, 12, 57]);
    test.download.resolve();
    await flush();
    expect(test.view).toMatchObject({ name: "ready" });
  });

  it("happens once however often it is requested", async () => {
    await test.begin();
    test.updates.download();
    await flush();
    const { download } = test;
    test.updates.download();
    await flush();
    expect(test.download).toBe(download);
  });

  it("does nothing if there is no offer", async () => {
    test.updates.download();
    test.updates.install();
    await flush();
    expect([test.shown, test.loads]).toEqual([[], 0]);
  });

  it.each([
    [Object.assign(new Error(), { code: "ERR_CHECKSUM_MISMATCH" }), "not-as-announced"],
    [Object.assign(new Error(), { code: "ERR_UPDATER_INVALID_SIGNATURE" }), "not-as-announced"],
    [Object.assign(new Error(), { code: "ENOSPC" }), "disk-full"],
    [Object.assign(new Error(), { code: "EACCES" }), "not-saved"],
    [down, "not-downloaded"],
    ["a word", "not-downloaded"],
  ])("reports why it failed: %s", async (error, why) => {
    await test.begin();
    test.updates.download();
    await flush();
    test.download.reject(error);
    await flush();
    expect(test.view).toMatchObject({ name: "failed", why });
    test.updates.download();
    expect(test.view).toMatchObject({ name: "downloading" });
  });

  it("is cancelled by the user, and the version is offered again", async () => {
    await test.begin();
    test.updates.download();
    await flush();
    test.updates.postpone();
    await flush();
    expect(test.view).toEqual({ name: "available", ...offer, postponed: false });
  });

  it("counts as cancelled even if the file was already complete", async () => {
    await test.begin();
    test.updates.download();
    await flush();
    test.onAbort = () => test.download.resolve();
    test.updates.postpone();
    await flush();
    expect(test.view).toMatchObject({ name: "available" });
  });

  it("fails if no piece arrives for a minute", async () => {
    await test.begin();
    test.updates.download();
    await flush();
    await test.clock.pass(59_000);
    test.onPercent(10);
    await test.clock.pass(59_000);
    expect(test.view).toMatchObject({ name: "downloading" });
    await test.clock.pass(1_000);
    expect(test.view).toMatchObject({ name: "failed", why: "not-downloaded" });
  });

  it("downloads the version on screen, even if a running check finds another", async () => {
    await test.begin();
    test.newest = { version: "0.3.0", notes: "" };
    test.clock.jump(25 * hour);
    const answer = Promise.withResolvers<void>();
    test.answer = answer.promise;
    await test.clock.pass(hour / 4);
    expect(test.checks).toBe(2);
    test.updates.download();
    answer.resolve();
    await flush();
    expect(test.downloads).toEqual([offer]);
    expect(test.view).toMatchObject({ name: "downloading", version: "0.2.0" });
  });

  it("is cancelled when the app closes", async () => {
    await test.begin();
    test.updates.download();
    await flush();
    test.updates.close();
    await expect(test.download.promise).rejects.toThrow("cancelled");
  });
});

describe("installing", () => {
  it("waits for the user, then quits and starts the new version", async () => {
    const start = vi.fn();
    test.installs = Promise.resolve(start);
    await test.downloaded();
    expect(test.quitThen).not.toHaveBeenCalled();
    test.updates.install();
    await flush();
    expect(test.quitThen).toHaveBeenCalledExactlyOnceWith(start);
    expect(start).not.toHaveBeenCalled();
  });

  it.each([
    [Object.assign(new Error(), { code: "ERR_CHECKSUM_MISMATCH" }), "changed-since"],
    [Object.assign(new Error(), { code: "ENOSPC" }), "disk-full"],
    [Object.assign(new Error(), { code: "EACCES" }), "not-replaced"],
    [new Error("Code signature did not pass validation"), "not-accepted"],
  ])("reports why it failed, and keeps the app running: %s", async (error, why) => {
    test.installs = Promise.reject(error);
    test.installs.catch(() => undefined);
    await test.downloaded();
    test.updates.install();
    await flush();
    expect(test.view).toMatchObject({ name: "failed", why });
    expect(test.quitThen).not.toHaveBeenCalled();
  });
});

it("hides a postponed version and can show it again", async () => {
  await test.begin();
  test.updates.postpone();
  expect(test.view).toMatchObject({ postponed: true });
  test.updates.resurface();
  expect(test.shown.at(-1)).toMatchObject({ postponed: false });
});
