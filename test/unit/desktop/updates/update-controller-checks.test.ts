import { beforeEach, describe, expect, it, vi } from "vitest";
import { createUpdateController } from "../../../../main/desktop/updates/update-controller.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { down, hour, offer, TestUpdates } from "./update-controller-fixture.ts";

let test: TestUpdates;
beforeEach(() => {
  test = new TestUpdates();
});

describe("checking", () => {
  it("happens at the start and once a day", async () => {
    await test.begin();
    expect(test.checks).toBe(1);
    for (let quarter = 1; quarter < 24 * 4; quarter += 1) await test.clock.pass(hour / 4);
    expect(test.checks).toBe(1);
    await test.clock.pass(hour / 4);
    expect(test.checks).toBe(2);
  });

  it("happens soon after the computer has slept for a day", async () => {
    await test.begin();
    // Jump ahead without running any timers, as if the computer had been asleep.
    test.clock.jump(30 * hour);
    await test.clock.pass(hour / 4);
    expect(test.checks).toBe(2);
  });

  it("is repeated within an hour if the server does not answer, and reports nothing", async () => {
    test.refuses = down;
    await test.begin();
    expect(test.view).toBeNull();
    expect(test.shown).toEqual([]);
    test.refuses = undefined;
    for (let quarter = 0; quarter < 4; quarter += 1) await test.clock.pass(hour / 4);
    expect(test.checks).toBe(2);
    expect(test.view).toMatchObject({ name: "available" });
  });

  it("gives up on a server that does not answer within a minute, and asks again later", async () => {
    test.answer = Promise.withResolvers<void>().promise;
    await test.begin();
    await test.clock.pass(60_000);
    test.answer = Promise.resolve();
    for (let quarter = 0; quarter < 4; quarter += 1) await test.clock.pass(hour / 4);
    expect(test.checks).toBe(2);
    expect(test.view).toMatchObject({ name: "available" });
  });

  it("continues after the clock was set back", async () => {
    await test.begin();
    test.clock.jump(-1_000 * hour);
    await test.clock.pass(hour / 4);
    expect(test.checks).toBe(2);
  });

  it("does not happen, and loads nothing, if the setting is off", async () => {
    test.wanted = false;
    await test.begin();
    await test.clock.pass(25 * hour);
    expect([test.checks, test.loads]).toEqual([0, 0]);
  });

  it("starts when the setting is turned on, and drops the offer when it is turned off", async () => {
    test.wanted = false;
    await test.begin();
    test.wanted = true;
    await test.begin();
    expect(test.view).toMatchObject({ name: "available", ...offer });
    test.wanted = false;
    await test.begin();
    expect(test.view).toBeNull();
    await test.clock.pass(25 * hour);
    expect(test.checks).toBe(1);
    test.wanted = true;
    await test.begin();
    expect(test.checks).toBe(2);
  });

  it("withdraws a version that the server no longer offers", async () => {
    await test.begin();
    test.newest = undefined;
    test.clock.jump(25 * hour);
    await test.clock.pass(hour / 4);
    expect(test.shown.at(-1)).toBeNull();
  });

  it("is not repeated because another setting has changed", async () => {
    await test.begin();
    await test.begin();
    expect(test.checks).toBe(1);
  });

  it("leaves no timer behind and does not start again once the app closes", async () => {
    await test.begin();
    test.updates.close();
    expect(test.clock.pending).toBe(0);
    await test.begin();
    expect(test.checks).toBe(1);
    expect(test.clock.pending).toBe(0);
  });

  it("loads the updater again if that failed before", async () => {
    const loadUpdater = vi.fn().mockRejectedValue(new Error("unreadable"));
    const clock = new ManualClock();
    const deps = { clock, loadUpdater, isWanted: () => true, onChange: vi.fn(), quitThen: vi.fn() };
    createUpdateController(deps).checkIfWanted();
    await flush();
    for (let quarter = 0; quarter < 4; quarter += 1) await clock.pass(hour / 4);
    expect(loadUpdater).toHaveBeenCalledTimes(2);
  });
});

it("replaces a downloaded version with a newer one, and still checks once a day", async () => {
  await test.downloaded();
  expect(test.view).toMatchObject({ name: "ready" });
  test.clock.jump(25 * hour);
  await test.clock.pass(hour / 4);
  expect(test.checks).toBe(2);
  expect(test.view).toMatchObject({ name: "ready" });
  await test.clock.pass(2 * hour);
  expect(test.checks).toBe(2);
  test.newest = { version: "0.3.0", notes: "" };
  test.clock.jump(25 * hour);
  await test.clock.pass(hour / 4);
  expect(test.view).toMatchObject({ name: "available", version: "0.3.0" });
});
