import { beforeEach, describe, expect, it, vi } from "vitest";
import type { UpdateView } from "../../../../common/contract/updates.ts";
import type { Offer } from "../../../../main/desktop/updates/state.ts";
import { createUpdates } from "../../../../main/desktop/updates/update-controller.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { flush } from "../../../support/doubles/flush.ts";

const hour = 60 * 60_000;
const offer: Offer = { version: "0.2.0", notes: "Better." };
const down = new Error("net::ERR_CONNECTION_REFUSED");

/** One that does as it is told, and when. */
class World {
  readonly clock = new ManualClock();
  wanted = true;
  newest: Offer | undefined = offer;
  refuses: Error | undefined;
  checks = 0;
  loads = 0;
  readonly downloads: Offer[] = [];
  download = Promise.withResolvers<void>();
  onAbort = (): void => this.download.reject(new Error("cancelled"));
  onPercent: (percent: number) => void = () => undefined;
  installs: Promise<() => void> = Promise.resolve(() => undefined);
  readonly shown: (UpdateView | null)[] = [];
  readonly endRun = vi.fn<(start: () => void) => void>();
  readonly updates = createUpdates({
    clock: this.clock,
    wanted: () => this.wanted,
    onChange: (view) => this.shown.push(view),
    endRun: this.endRun,
    loadUpdater: async () => {
      this.loads += 1;
      return {
        check: async () => {
          this.checks += 1;
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

  /** As it was told last. */
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

let world: World;
beforeEach(() => {
  world = new World();
});

describe("checking", () => {
  it("is done at the start, and once a day", async () => {
    await world.begin();
    expect(world.checks).toBe(1);
    for (let quarter = 1; quarter < 24 * 4; quarter += 1) await world.clock.pass(hour / 4);
    expect(world.checks).toBe(1);
    await world.clock.pass(hour / 4);
    expect(world.checks).toBe(2);
  });

  it("is done soon after a computer has slept for a day", async () => {
    await world.begin();
    // Timers stand still meanwhile.
    world.clock.jump(30 * hour);
    await world.clock.pass(hour / 4);
    expect(world.checks).toBe(2);
  });

  it("is done again within an hour where the server did not answer, and nothing is said", async () => {
    world.refuses = down;
    await world.begin();
    expect(world.view).toBeNull();
    expect(world.shown).toEqual([]);
    world.refuses = undefined;
    for (let quarter = 0; quarter < 4; quarter += 1) await world.clock.pass(hour / 4);
    expect(world.checks).toBe(2);
    expect(world.view).toMatchObject({ name: "available" });
  });

  it("goes on where the clock is set back", async () => {
    await world.begin();
    world.clock.jump(-1_000 * hour);
    await world.clock.pass(hour / 4);
    expect(world.checks).toBe(2);
  });

  it("is not done where nobody wants it, and nothing is loaded for it", async () => {
    world.wanted = false;
    await world.begin();
    await world.clock.pass(25 * hour);
    expect([world.checks, world.loads]).toEqual([0, 0]);
  });

  it("begins when it is wanted, and ends with what was found when it is not", async () => {
    world.wanted = false;
    await world.begin();
    world.wanted = true;
    await world.begin();
    expect(world.view).toMatchObject({ name: "available", ...offer });
    world.wanted = false;
    await world.begin();
    expect(world.view).toBeNull();
    await world.clock.pass(25 * hour);
    expect(world.checks).toBe(1);
    world.wanted = true;
    await world.begin();
    expect(world.checks).toBe(2);
  });

  it("takes a version back that is no longer offered", async () => {
    await world.begin();
    world.newest = undefined;
    world.clock.jump(25 * hour);
    await world.clock.pass(hour / 4);
    expect(world.shown.at(-1)).toBeNull();
  });

  it("is not done anew because another setting has changed", async () => {
    await world.begin();
    await world.begin();
    expect(world.checks).toBe(1);
  });

  it("leaves no timer behind, and is not begun again at the end of the run", async () => {
    await world.begin();
    world.updates.close();
    expect(world.clock.pending).toBe(0);
    await world.begin();
    expect(world.checks).toBe(1);
    expect(world.clock.pending).toBe(0);
  });

  it("tries to load the updater anew where that failed", async () => {
    const loadUpdater = vi.fn().mockRejectedValue(new Error("unreadable"));
    const clock = new ManualClock();
    const parts = { clock, loadUpdater, wanted: () => true, onChange: vi.fn(), endRun: vi.fn() };
    createUpdates(parts).checkIfWanted();
    await flush();
    for (let quarter = 0; quarter < 4; quarter += 1) await clock.pass(hour / 4);
    expect(loadUpdater).toHaveBeenCalledTimes(2);
  });
});

describe("downloading", () => {
  it("waits for the user, and says how far it has come", async () => {
    await world.begin();
    expect(world.view).toEqual({ name: "available", ...offer, postponed: false });
    world.updates.download();
    await flush();
    for (const percent of [12.4, 12.9, 57]) world.onPercent(percent);
    const percents = world.shown.map((view) => (view?.name === "downloading" ? view.percent : -1));
    expect(percents).toEqual([-1, 0, 12, 57]);
    world.download.resolve();
    await flush();
    expect(world.view).toMatchObject({ name: "ready" });
  });

  it("happens once, however often it is asked for", async () => {
    await world.begin();
    world.updates.download();
    await flush();
    const { download } = world;
    world.updates.download();
    await flush();
    expect(world.download).toBe(download);
  });

  it("does nothing where there is nothing", async () => {
    world.updates.download();
    world.updates.install();
    await flush();
    expect([world.shown, world.loads]).toEqual([[], 0]);
  });

  it.each([
    [Object.assign(new Error(), { code: "ERR_CHECKSUM_MISMATCH" }), "not-as-announced"],
    [Object.assign(new Error(), { code: "ERR_UPDATER_INVALID_SIGNATURE" }), "not-as-announced"],
    [Object.assign(new Error(), { code: "ENOSPC" }), "disk-full"],
    [Object.assign(new Error(), { code: "EACCES" }), "not-saved"],
    [down, "not-downloaded"],
    ["a word", "not-downloaded"],
  ])("that fails says why: %s", async (error, why) => {
    await world.begin();
    world.updates.download();
    await flush();
    world.download.reject(error);
    await flush();
    expect(world.view).toMatchObject({ name: "failed", why });
    world.updates.download();
    expect(world.view).toMatchObject({ name: "downloading" });
  });

  it("is given up when the user says so, and offered again", async () => {
    await world.begin();
    world.updates.download();
    await flush();
    world.updates.postpone();
    await flush();
    expect(world.view).toEqual({ name: "available", ...offer, postponed: false });
  });

  it("is given up also where that comes too late for the server", async () => {
    await world.begin();
    world.updates.download();
    await flush();
    world.onAbort = () => world.download.resolve();
    world.updates.postpone();
    await flush();
    expect(world.view).toMatchObject({ name: "available" });
  });

  it("is of what was on the screen, whatever a check under way finds", async () => {
    await world.begin();
    world.newest = { version: "0.3.0", notes: "" };
    world.clock.jump(25 * hour);
    const checked = world.clock.pass(hour / 4);
    world.updates.download();
    await checked;
    await flush();
    expect(world.downloads).toEqual([offer]);
    expect(world.view).toMatchObject({ name: "downloading", version: "0.2.0" });
  });

  it("is given up at the end of the run", async () => {
    await world.begin();
    world.updates.download();
    await flush();
    world.updates.close();
    await expect(world.download.promise).rejects.toThrow("cancelled");
  });
});

describe("installing", () => {
  it("waits for the user, then ends the run into the new version", async () => {
    const start = vi.fn();
    world.installs = Promise.resolve(start);
    await world.downloaded();
    expect(world.endRun).not.toHaveBeenCalled();
    world.updates.install();
    await flush();
    expect(world.endRun).toHaveBeenCalledExactlyOnceWith(start);
    expect(start).not.toHaveBeenCalled();
  });

  it.each([
    [Object.assign(new Error(), { code: "ERR_CHECKSUM_MISMATCH" }), "changed-since"],
    [Object.assign(new Error(), { code: "ENOSPC" }), "disk-full"],
    [Object.assign(new Error(), { code: "EACCES" }), "not-replaced"],
    [new Error("Code signature did not pass validation"), "not-accepted"],
  ])("that fails says why and goes on: %s", async (error, why) => {
    world.installs = Promise.reject(error);
    world.installs.catch(() => undefined);
    await world.downloaded();
    world.updates.install();
    await flush();
    expect(world.view).toMatchObject({ name: "failed", why });
    expect(world.endRun).not.toHaveBeenCalled();
  });
});

it("one that is at hand gives way to a newer one, and is not checked anew each hour", async () => {
  await world.downloaded();
  expect(world.view).toMatchObject({ name: "ready" });
  world.clock.jump(25 * hour);
  await world.clock.pass(hour / 4);
  expect(world.checks).toBe(2);
  expect(world.view).toMatchObject({ name: "ready" });
  await world.clock.pass(2 * hour);
  expect(world.checks).toBe(2);
  world.newest = { version: "0.3.0", notes: "" };
  world.clock.jump(25 * hour);
  await world.clock.pass(hour / 4);
  expect(world.view).toMatchObject({ name: "available", version: "0.3.0" });
});

it("what is put off is told as such, and can be seen again", async () => {
  await world.begin();
  world.updates.postpone();
  expect(world.view).toMatchObject({ postponed: true });
  world.updates.resurface();
  expect(world.shown.at(-1)).toMatchObject({ postponed: false });
});
