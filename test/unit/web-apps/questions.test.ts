import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  createQuestions,
  type Question,
  type Questions,
} from "../../../main/web-apps/questions.ts";
import { ManualClock } from "../../support/doubles/clock.ts";

const minute = 60_000;
const origin = (number: number) => `https://shop-${number}.example.com`;

let clock: ManualClock;
let questions: Questions;
let onChange: ReturnType<typeof vi.fn<() => void>>;

beforeEach(() => {
  clock = new ManualClock();
  onChange = vi.fn<() => void>();
  questions = createQuestions(clock, onChange);
});

function ask(about: string): Question {
  const question = questions.ask(about);
  if (!question) throw new Error(`There are too many questions to ask about ${about}.`);
  return question;
}

describe("a question", () => {
  it("is shown until it is answered", async () => {
    expect(questions.current()).toBeUndefined();
    const question = ask(origin(1));
    expect(questions.current()).toBe(question);
    expect(onChange).toHaveBeenCalledTimes(1);
    questions.answer(origin(1), "allowed");
    expect(await question.answer).toBe("allowed");
    expect(questions.current()).toBeUndefined();
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it("times out after two minutes", async () => {
    const question = ask(origin(1));
    clock.advance(2 * minute - 1);
    expect(questions.current()).toBe(question);
    clock.advance(1);
    expect(await question.answer).toBe("timed-out");
    expect(questions.current()).toBeUndefined();
  });

  it("leaves no timer behind when it is answered", () => {
    ask(origin(1));
    questions.answer(origin(1), "refused");
    expect(clock.pending).toBe(0);
  });

  it("waits until the earlier ones have ended", () => {
    const [first, second] = [ask(origin(1)), ask(origin(2))];
    expect(questions.current()).toBe(first);
    questions.answer(origin(1), "refused");
    expect(questions.current()).toBe(second);
  });

  it("ends together with the others about the same app", async () => {
    const [first, other, second] = [ask(origin(1)), ask(origin(2)), ask(origin(1))];
    onChange.mockClear();
    questions.answer(origin(1), "allowed");
    expect(await Promise.all([first.answer, second.answer])).toEqual(["allowed", "allowed"]);
    expect(questions.current()).toBe(other);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it("has an id of its own, so that a late answer is never taken for another question", () => {
    expect(ask(origin(1)).id).not.toBe(ask(origin(1)).id);
  });
});

describe("too many questions", () => {
  it("are refused while three wait", () => {
    for (const number of [1, 2, 3]) ask(origin(number));
    onChange.mockClear();
    expect(questions.ask(origin(4))).toBeUndefined();
    expect(onChange).not.toHaveBeenCalled();
    questions.answer(origin(1), "refused");
    expect(questions.ask(origin(4))).toBeDefined();
  });

  const refuse = (about: string) => {
    ask(about);
    questions.answer(about, "refused");
  };

  it("about one app are refused after three in ten minutes", () => {
    for (let time = 0; time < 3; time += 1) refuse(origin(1));
    expect(questions.ask(origin(1))).toBeUndefined();
    expect(questions.ask(origin(2))).toBeDefined();
    clock.advance(10 * minute - 1);
    expect(questions.ask(origin(1))).toBeUndefined();
    clock.advance(1);
    expect(questions.ask(origin(1))).toBeDefined();
  });

  it("about any apps are refused after ten in ten minutes", () => {
    for (let number = 0; number < 10; number += 1) refuse(origin(number));
    expect(questions.ask(origin(10))).toBeUndefined();
    clock.advance(10 * minute);
    expect(questions.ask(origin(10))).toBeDefined();
  });

  it("stay refused if the computer's clock is set back", () => {
    for (let time = 0; time < 3; time += 1) refuse(origin(1));
    clock.jump(-60 * minute);
    expect(questions.ask(origin(1))).toBeUndefined();
  });

  it("do not count against an app that was allowed", () => {
    for (let time = 0; time < 20; time += 1) {
      ask(origin(1));
      questions.answer(origin(1), "allowed");
    }
    expect(questions.ask(origin(1))).toBeDefined();
  });
});

describe("close", () => {
  it("lets every question time out, and stops all timers", async () => {
    const all = [ask(origin(1)), ask(origin(2))];
    questions.close();
    expect(await Promise.all(all.map(({ answer }) => answer))).toEqual(["timed-out", "timed-out"]);
    expect(clock.pending).toBe(0);
    expect(questions.current()).toBeUndefined();
  });

  it("refuses further questions, so that an app that quits does not show its window again", () => {
    questions.close();
    expect(questions.ask(origin(1))).toBeUndefined();
  });
});
