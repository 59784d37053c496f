import { beforeEach, describe, expect, it, vi } from "vitest";
import type { UpdateView } from "../../../../common/contract/updates.ts";
import { createUpdateController } from "../../../../main/desktop/updates/update-controller.ts";
import type { Offer } from "../../../../main/desktop/updates/update-state.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { flush } from "../../../support/doubles/flush.ts";

const hour = 60 * 60_000;
const offer: Offer = { version: "0.2.0", notes: "Better." };
const down = new Error("net::ERR_CONNECTION_REFUSED");

/** Runs the controller with a fake updater that each test controls. */
class TestUpdates {
  readonly clock = new ManualClock();
  wanted = true;
  newest: Offer | undefined = offer;
  refuses: Error | undefined;
  /** The promise that a check waits for before it answers. */
  answer = Promise.resolve();
  checks = 0;
  loads = 0;
  readonly downloads: Offer[] = [];
  download = Promise.withResolvers<void>();
  onAbort = (): void => this.download.reject(new Error("cancelled"));
  onPercent: (percent: number) => void = () => undefined;
  installs: Promise<() => void> = Promise.resolve(() => undefined);
  readonly shown: (UpdateView | null)[] = [];
  readonly quitThen = vi.fn<(start: () => void) => void>();
  readonly updates = createUpdateController({
    clock: this.clock,
    isWanted: () => this.wanted,
    onChange: (view) => this.shown.push(view),
    quitThen: this.quitThen,
    loadUpdater: async () => {
      this.loads += 1;
      return {
        check: async (signal) => {
          this.checks += 1;
          const aborted = new Promise<void>((_, reject) => {
            signal.addEventListener("abort", () => reject(signal.reason));
          });
          await Promise.race([this.answer, aborted]);
          if (this.refuses) throw this.refuses;
          return this.newest;
        },
        download: (wanted, onPercent, signal) => {
          this.downloads.push(wanted);
          this.onPercent = onPercent;
          this.download = Promise.withResolvers();
          signal.addEventListener("abort", () => this.onAbort());
          return this.download.promise;
        },
        install: () => this.installs,
      };
    },
  });

  /** The state that was announced last. */
  get view(): UpdateView | null {
    return this.shown.at(-1) ?? null;
  }

  async begin(): Promise<void> {
    this.updates.checkIfWanted();
    await flush();
  }

  async downloaded(): Promise<void> {
    await this.begin();
    this.updates.download();
    await flush();
    this.download.resolve();
    await flush();
  }
}

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
    // Jump ahead without running any timers. This simulates sleep, during which timers stop.
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

it("hides a postponed version and can show it again", async () => {
  await test.begin();
  test.updates.postpone();
  expect(test.view).toMatchObject({ postponed: true });
  test.updates.resurface();
  expect(test.shown.at(-1)).toMatchObject({ postponed: false });
});
