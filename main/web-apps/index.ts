/** The web apps of other origins that the user allows to use the backend (docs/http-api.md). */
import type { WebAppsView } from "../../common/contract/web-apps.ts";
import type { Clock } from "../channels/ports/clock.ts";
import { StoreWriteError } from "../channels/ports/records.ts";
import { createApprovals, type WebAppRecords } from "./approvals.ts";
import { createQuestions, type Question } from "./questions.ts";

export interface WebAppsDeps {
  readonly records: WebAppRecords;
  readonly clock: Clock;
  /** Called when the result of `view` has changed. */
  readonly onChange: () => void;
}

export interface WebApps {
  isAllowed(origin: string): boolean;
  /** Saves that the app is using Pagekeeper now. A full disk doesn't keep the app from doing so. */
  recordUse(origin: string): void;
  /** Asks the user to allow an app. Returns undefined if there are too many questions. */
  ask(origin: string): Question | undefined;
  /** What the window shows. */
  view(): WebAppsView;
  /** Does nothing if the question has ended. Throws StoreWriteError, and keeps asking. */
  answer(questionId: string, allow: boolean): void;
  /** Does nothing if there is no such app. Throws StoreWriteError. */
  remove(origin: string): void;
  /** Adds a listener for removed apps. */
  onRemoved(listener: (origin: string) => void): void;
  close(): void;
}

export function createWebApps({ records, clock, onChange }: WebAppsDeps): WebApps {
  const approvals = createApprovals(records, clock);
  const questions = createQuestions(clock, onChange);
  const removedListeners: ((origin: string) => void)[] = [];
  return {
    isAllowed: approvals.has,
    recordUse(origin) {
      try {
        if (approvals.recordUse(origin)) onChange();
      } catch (error) {
        if (!(error instanceof StoreWriteError)) throw error;
      }
    },
    ask: questions.ask,
    view() {
      const question = questions.current();
      return {
        apps: approvals.list(),
        question: question ? { id: question.id, origin: question.origin } : null,
      };
    },
    answer(questionId, allow) {
      const question = questions.current();
      if (question?.id !== questionId) return;
      if (allow) approvals.add(question.origin);
      questions.answer(question.origin, allow ? "allowed" : "refused");
    },
    remove(origin) {
      if (!approvals.remove(origin)) return;
      for (const listener of removedListeners) listener(origin);
      onChange();
    },
    onRemoved: (listener) => void removedListeners.push(listener),
    close: questions.close,
  };
}
