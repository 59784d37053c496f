import { randomUUID } from "node:crypto";
import type { WebAppQuestion } from "../../common/contract/web-apps.ts";
import { type Clock, currentMoment, elapsedSince, type Moment } from "../channels/ports/clock.ts";

export type Answer = "allowed" | "refused" | "timed-out";

/** A question that waits for the user, or has been answered. */
export interface Question extends WebAppQuestion {
  /** Never rejects. */
  readonly answer: Promise<Answer>;
}

export interface Questions {
  /** Asks the user. Returns undefined if there are too many questions. */
  ask(origin: string): Question | undefined;
  /** Returns the question to show, or undefined if there is none. */
  current(): Question | undefined;
  /** Ends all questions about this origin. */
  answer(origin: string, answer: Answer): void;
  /** Lets all questions time out, and asks no more. */
  close(): void;
}

/** How many questions may wait. */
const maxWaiting = 3;
/** How long a question waits for the user, in milliseconds. */
const maxWait = 2 * 60_000;
/**
 * How often one origin may ask, and how often all origins together, in `askingPeriod` milliseconds.
 * Every question brings the window to the front, so a page must not keep asking.
 */
const maxAskedByOne = 3;
const maxAskedByAll = 10;
const askingPeriod = 10 * 60_000;

interface WaitingQuestion extends Question {
  readonly end: (answer: Answer) => void;
}

export function createQuestions(clock: Clock, onChange: () => void): Questions {
  let closed = false;
  let waiting: readonly WaitingQuestion[] = [];
  /** The questions of the last minutes that were not answered with "Allow". */
  let asked: readonly { readonly origin: string; readonly at: Moment }[] = [];

  function mayAsk(origin: string): boolean {
    asked = asked.filter(({ at }) => elapsedSince(at, clock) < askingPeriod);
    const byOne = asked.filter((each) => each.origin === origin).length;
    return waiting.length < maxWaiting && byOne < maxAskedByOne && asked.length < maxAskedByAll;
  }

  function end(ended: readonly WaitingQuestion[], answer: Answer): void {
    if (ended.length === 0) return;
    waiting = waiting.filter((each) => !ended.includes(each));
    for (const question of ended) question.end(answer);
    onChange();
  }

  return {
    ask(origin) {
      if (closed || !mayAsk(origin)) return undefined;
      asked = [...asked, { origin, at: currentMoment(clock) }];
      const { promise, resolve } = Promise.withResolvers<Answer>();
      const stopTimer = clock.after(maxWait, () => end([question], "timed-out"));
      const question: WaitingQuestion = {
        id: randomUUID(),
        origin,
        answer: promise,
        end(answer) {
          stopTimer();
          resolve(answer);
        },
      };
      waiting = [...waiting, question];
      onChange();
      return question;
    },
    current: () => waiting[0],
    answer(origin, answer) {
      if (answer === "allowed") asked = asked.filter((each) => each.origin !== origin);
      end(
        waiting.filter((each) => each.origin === origin),
        answer,
      );
    },
    close() {
      closed = true;
      end(waiting, "timed-out");
    },
  };
}
