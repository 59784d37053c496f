import { beforeEach, describe, expect, it } from "vitest";
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

const hour = 60 * minute;
const day = 24 * hour;

describe("the time until the next check", () => {
  const noon = Date.parse("2026-11-22T12:00:00.000Z");
  it.each<[string, CheckEnd, number, number, number, number]>([
    // The columns are: name, end, spread, time passed (ms), interval (hours), expected result (ms).
    ["is the setting", "complete", 0, 0, 24, 24 * hour],
    ["shrinks as time passes", "complete", 0, 5 * hour, 24, 19 * hour],
    ["includes the spread", "complete", 0.5, 0, 24, 24 * hour + 2.5 * minute],
    ["follows a changed setting", "complete", 0, 7 * hour, 6, 0],
    ["is zero when the check is due", "complete", 0, 24 * hour, 24, 0],
    ["is zero however overdue the check is", "complete", 0, 400 * day, 24, 0],
    ["is short after a check that was cut short", "cut-short", 0, 0, 24, 10 * minute],
    ["includes the spread after a check that was cut short", "cut-short", 1, 0, 24, 15 * minute],
    ["is the setting if the user has to do something first", "needs-user", 0, 0, 24, 24 * hour],
  ])("%s", (_name, end, spread, passed, every, expected) => {
    expect(untilNextCheck({ at: noon, end, spread }, noon + passed, every)).toBe(expected);
  });

  it.each<[CheckEnd, number, boolean]>([
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

/** A schedule with fake checks. A test sets the result of the checks in `end`. */
class ScheduleFixture {
  readonly clock = new ManualClock();
  /** The start time of each check, in hours since the start of the test. */
  readonly started: number[] = [];
  /** How each check ends, or undefined if checks never end. */
  end: CheckEnd | undefined = "complete";
  intervalHours = 24;
  random = 0;
  idle: Promise<void> = Promise.resolve();
  readonly schedule: Schedule;
  readonly #start = this.clock.now();

  constructor() {
    this.schedule = createSchedule({
      clock: this.clock,
      random: () => this.random,
      intervalHours: () => this.intervalHours,
      check: async () => {
        this.started.push((this.clock.now() - this.#start) / hour);
        if (this.end) this.schedule.allChecked(this.end);
      },
      whenIdle: () => this.idle,
    });
    this.schedule.start();
    this.schedule.allChecked("complete");
  }

  /** Lets this number of hours pass, five minutes at a time. */
  async passHours(amount: number): Promise<void> {
    for (let passed = 0; passed < amount * hour; passed += 5 * minute) {
      await this.clock.pass(5 * minute);
    }
  }
}

let fixture: ScheduleFixture;
beforeEach(() => {
  fixture = new ScheduleFixture();
});

describe("scheduled checks", () => {
  it("run at the interval of the setting", async () => {
    await fixture.passHours(73);
    expect(fixture.started).toEqual([24, 48, 72]);
  });

  it("use the new interval if the setting changes between checks", async () => {
    await fixture.passHours(7);
    fixture.intervalHours = 6;
    await fixture.passHours(1);
    expect(fixture.started).toEqual([7.25]);
  });

  it("run again soon after a check was cut short, then at the normal interval", async () => {
    fixture.schedule.allChecked("cut-short");
    await fixture.passHours(20);
    expect(fixture.started).toEqual([10 / 60]);
  });

  it("count from the last check that anybody started", async () => {
    await fixture.passHours(20);
    fixture.schedule.allChecked("complete");
    await fixture.passHours(23);
    expect(fixture.started).toEqual([]);
    await fixture.passHours(1);
    expect(fixture.started).toEqual([44]);
  });

  it("continue if one check never reports its end", async () => {
    fixture.end = undefined;
    await fixture.passHours(24.5);
    expect(fixture.started.length).toBeGreaterThan(1);
  });

  it("start even if the first check never reports its end", async () => {
    fixture.schedule.stop();
    fixture.schedule.start();
    await fixture.passHours(0.25);
    expect(fixture.started).toEqual([10 / 60]);
  });

  it("end when the app closes", async () => {
    fixture.schedule.onWake();
    fixture.schedule.stop();
    expect(fixture.clock.pending).toBe(0);
    fixture.schedule.allChecked("complete");
    fixture.schedule.onWake();
    expect(fixture.clock.pending).toBe(0);
  });
});

describe("when the system clock jumps", () => {
  it.each([2 * day, 400 * day])("one check runs after a jump forward by %d ms", async (jump) => {
    fixture.clock.jump(jump);
    await fixture.passHours(2);
    expect(fixture.started).toEqual([jump / hour + 0.25]);
  });

  it.each([1, 10 * minute, 3 * hour, 400 * day])(
    "no check runs early after a jump back by %d ms, and one runs in time",
    async (jump) => {
      fixture.clock.jump(-jump);
      await fixture.passHours(23);
      expect(fixture.started).toEqual([]);
      await fixture.passHours(1.5);
      expect(fixture.started).toHaveLength(1);
    },
  );

  it("one check runs after each jump forward", async () => {
    for (let jumps = 0; jumps < 5; jumps += 1) {
      fixture.clock.jump(2 * day);
      await fixture.passHours(1);
      fixture.clock.jump(-2 * day);
      await fixture.passHours(1);
    }
    expect(fixture.started).toHaveLength(5);
  });
});

describe("waking up", () => {
  it("starts one check, however often it is reported", async () => {
    await fixture.passHours(1);
    for (let times = 0; times < 3; times += 1) fixture.schedule.onWake();
    await fixture.clock.pass(minute);
    fixture.schedule.onWake();
    await fixture.clock.pass(minute);
    expect(fixture.started).toHaveLength(1);
  });

  it("starts one timer, however often it is reported", () => {
    const before = fixture.clock.pending;
    for (let times = 0; times < 3; times += 1) fixture.schedule.onWake();
    expect(fixture.clock.pending).toBe(before + 1);
  });

  it("waits a moment that differs between computers", async () => {
    await fixture.passHours(1);
    fixture.random = 0.5;
    fixture.schedule.onWake();
    await fixture.clock.pass(10_999);
    expect(fixture.started).toEqual([]);
    await fixture.clock.pass(1);
    expect(fixture.started).toHaveLength(1);
  });

  it("starts no check soon after a complete check", async () => {
    await fixture.clock.pass(4 * minute);
    fixture.schedule.onWake();
    await fixture.clock.pass(20_000);
    expect(fixture.started).toEqual([]);
  });

  it.each<CheckEnd>(["cut-short", "needs-user"])(
    "starts a check soon after one that ended %s",
    async (end) => {
      fixture.schedule.allChecked(end);
      fixture.schedule.onWake();
      await fixture.clock.pass(2_000);
      expect(fixture.started).toHaveLength(1);
    },
  );

  it("starts a check if the clock was set back", async () => {
    fixture.clock.jump(-3 * hour);
    fixture.schedule.onWake();
    await fixture.clock.pass(2_000);
    expect(fixture.started).toHaveLength(1);
  });

  it.each<[CheckEnd, number]>([
    ["complete", 0],
    ["cut-short", 1],
  ])("waits for the running check: if that ends %s, %d follow", async (end, expected) => {
    await fixture.passHours(1);
    const { promise, resolve } = Promise.withResolvers<void>();
    fixture.idle = promise;
    fixture.schedule.onWake();
    await fixture.clock.pass(2_000);
    expect(fixture.started).toEqual([]);
    fixture.schedule.allChecked(end);
    resolve();
    await flush();
    expect(fixture.started).toHaveLength(expected);
  });
});
