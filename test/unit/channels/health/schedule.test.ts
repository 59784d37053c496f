import { beforeEach, describe, expect, it, test } from "vitest";
import {
  type CheckEnd,
  createSchedule,
  isRecent,
  type Schedule,
  untilNextCheck,
} from "../../../../main/channels/health/schedule.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { minute } from "../test-domain.ts";

const hours = 60 * minute;
const days = 24 * hours;

describe("the time until the next check", () => {
  const noon = Date.parse("2026-11-22T12:00:00.000Z");
  test.each<[string, CheckEnd, number, number, number, number]>([
    // how, spread, passed, every, expected
    ["is the setting's", "complete", 0, 0, 24, 24 * hours],
    ["is what is left of it", "complete", 0, 5 * hours, 24, 19 * hours],
    ["is longer by the spread", "complete", 0.5, 0, 24, 24 * hours + 2.5 * minute],
    ["follows the setting as it is now", "complete", 0, 7 * hours, 6, 0],
    ["is over when it is over", "complete", 0, 24 * hours, 24, 0],
    ["is over once, however long it is over", "complete", 0, 400 * days, 24, 0],
    ["is short after a check that was cut short", "cut-short", 0, 0, 24, 10 * minute],
    ["is spread then, too", "cut-short", 1, 0, 24, 15 * minute],
    ["is not short where the user must do something first", "needs-user", 0, 0, 24, 24 * hours],
  ])("%s", (_name, end, spread, passed, every, expected) => {
    expect(untilNextCheck({ at: noon, end, spread }, noon + passed, every)).toBe(expected);
  });

  test.each<[CheckEnd, number, boolean]>([
    ["complete", 0, true],
    ["complete", 5 * minute - 1, true],
    ["complete", 5 * minute, false],
    ["complete", -1, false],
    ["cut-short", 0, false],
    ["needs-user", 0, false],
  ])("a check that ended %s, %d ms ago, is recent: %s", (end, age, expected) => {
    expect(isRecent({ at: noon, end, spread: 0 }, noon + age)).toBe(expected);
  });
});

/** A schedule over checks that end as told, or not before they are told to. */
class Checks {
  readonly clock = new ManualClock();
  /** When they began, in hours since the start. */
  readonly begun: number[] = [];
  /** How they end, at once; undefined: they go on. */
  how: CheckEnd | undefined = "complete";
  every = 24;
  random = 0;
  quiet: Promise<void> = Promise.resolve();
  readonly schedule: Schedule;
  readonly #start = this.clock.now();

  constructor() {
    this.schedule = createSchedule({
      clock: this.clock,
      random: () => this.random,
      intervalHours: () => this.every,
      check: async () => {
        this.begun.push((this.clock.now() - this.#start) / hours);
        if (this.how) this.schedule.checkEnded(this.how);
      },
      whenIdle: () => this.quiet,
    });
    this.schedule.start();
    this.schedule.checkEnded("complete");
  }

  /** Passes so many hours, a few minutes at a time. */
  async live(amount: number): Promise<void> {
    for (let passed = 0; passed < amount * hours; passed += 5 * minute) {
      await this.clock.pass(5 * minute);
    }
  }
}

let checks: Checks;
beforeEach(() => {
  checks = new Checks();
});

describe("checks by themselves", () => {
  it("come at the setting's interval", async () => {
    await checks.live(73);
    expect(checks.begun).toEqual([24, 48, 72]);
  });

  it("follow a setting that is changed while they wait", async () => {
    await checks.live(7);
    checks.every = 6;
    await checks.live(1);
    expect(checks.begun).toEqual([7.25]);
  });

  it("come again soon after one that was cut short, and then not before their time", async () => {
    checks.schedule.checkEnded("cut-short");
    await checks.live(20);
    expect(checks.begun).toEqual([10 / 60]);
  });

  it("are counted from the last one that anybody asked for", async () => {
    await checks.live(20);
    checks.schedule.checkEnded("complete");
    await checks.live(23);
    expect(checks.begun).toEqual([]);
    await checks.live(1);
    expect(checks.begun).toEqual([44]);
  });

  it("go on after one that never told how it ended", async () => {
    checks.how = undefined;
    await checks.live(24.5);
    expect(checks.begun.length).toBeGreaterThan(1);
  });

  it("begin by themselves where the first never told how it ended", async () => {
    checks.schedule.stop();
    checks.schedule.start();
    await checks.live(0.25);
    expect(checks.begun).toEqual([10 / 60]);
  });

  it("end with the app", async () => {
    checks.schedule.onWake();
    checks.schedule.stop();
    expect(checks.clock.pending).toBe(0);
    checks.schedule.checkEnded("complete");
    checks.schedule.onWake();
    expect(checks.clock.pending).toBe(0);
  });
});

describe("a clock that jumps", () => {
  it.each([2 * days, 400 * days])("forwards by %d ms brings one check", async (jump) => {
    checks.clock.jump(jump);
    await checks.live(2);
    expect(checks.begun).toEqual([jump / hours + 0.25]);
  });

  it.each([1, 10 * minute, 3 * hours, 400 * days])(
    "backwards by %d ms brings none at once, and one in its time",
    async (jump) => {
      checks.clock.jump(-jump);
      await checks.live(23);
      expect(checks.begun).toEqual([]);
      await checks.live(1.5);
      expect(checks.begun).toHaveLength(1);
    },
  );

  it("to and fro brings no more checks than one a jump forwards", async () => {
    for (let jumps = 0; jumps < 5; jumps += 1) {
      checks.clock.jump(2 * days);
      await checks.live(1);
      checks.clock.jump(-2 * days);
      await checks.live(1);
    }
    expect(checks.begun).toHaveLength(5);
  });
});

describe("waking", () => {
  it("brings one check, however often it is told of", async () => {
    await checks.live(1);
    for (let told = 0; told < 3; told += 1) checks.schedule.onWake();
    await checks.clock.pass(minute);
    checks.schedule.onWake();
    await checks.clock.pass(minute);
    expect(checks.begun).toHaveLength(1);
  });

  it("waits once, however often it is told of", () => {
    const before = checks.clock.pending;
    for (let told = 0; told < 3; told += 1) checks.schedule.onWake();
    expect(checks.clock.pending).toBe(before + 1);
  });

  it("waits a moment that is not the same for all", async () => {
    await checks.live(1);
    checks.random = 0.5;
    checks.schedule.onWake();
    await checks.clock.pass(10_999);
    expect(checks.begun).toEqual([]);
    await checks.clock.pass(1);
    expect(checks.begun).toHaveLength(1);
  });

  it("brings none soon after a complete one", async () => {
    await checks.clock.pass(4 * minute);
    checks.schedule.onWake();
    await checks.clock.pass(20_000);
    expect(checks.begun).toEqual([]);
  });

  it.each<CheckEnd>(["cut-short", "needs-user"])(
    "brings one soon after one that ended %s",
    async (how) => {
      checks.schedule.checkEnded(how);
      checks.schedule.onWake();
      await checks.clock.pass(2_000);
      expect(checks.begun).toHaveLength(1);
    },
  );

  it("brings one where the clock was set back", async () => {
    checks.clock.jump(-3 * hours);
    checks.schedule.onWake();
    await checks.clock.pass(2_000);
    expect(checks.begun).toHaveLength(1);
  });

  it.each<[CheckEnd, number]>([
    ["complete", 0],
    ["cut-short", 1],
  ])("lets the check under way end first: where that is %s, %d follow", async (how, expected) => {
    await checks.live(1);
    const { promise, resolve } = Promise.withResolvers<void>();
    checks.quiet = promise;
    checks.schedule.onWake();
    await checks.clock.pass(2_000);
    expect(checks.begun).toEqual([]);
    checks.schedule.checkEnded(how);
    resolve();
    await flush();
    expect(checks.begun).toHaveLength(expected);
  });
});
