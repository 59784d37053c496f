import { beforeEach, expect, it, vi } from "vitest";
import type { WebApp, WebAppsView } from "../../../common/contract/web-apps.ts";
import { StoreWriteError } from "../../../main/channels/ports/records.ts";
import { createWebApps, type WebApps } from "../../../main/web-apps/index.ts";
import { ManualClock } from "../../support/doubles/clock.ts";
import { memoryWebApps } from "../../support/doubles/web-apps.ts";

const desk = "https://desk.example.com";
const local = "http://localhost:5173";

let clock: ManualClock;
let webApps: WebApps;
let diskIsFull: boolean;
/** The views that the window was sent. */
let shown: WebAppsView[];

beforeEach(() => {
  clock = new ManualClock();
  diskIsFull = false;
  shown = [];
  const memory = memoryWebApps();
  const records = {
    get: memory.get,
    set(apps: readonly WebApp[]) {
      if (diskIsFull) throw new StoreWriteError(new Error("ENOSPC"));
      memory.set(apps);
    },
  };
  webApps = createWebApps({ records, clock, onChange: () => shown.push(webApps.view()) });
});

const questionId = (): string => {
  const { question } = webApps.view();
  if (!question) throw new Error("No question is shown.");
  return question.id;
};
function allow(origin: string): void {
  webApps.ask(origin);
  webApps.answer(questionId(), true);
}

it("allows an app if the user says so, and shows it in the list", async () => {
  const question = webApps.ask(desk);
  expect(webApps.view()).toEqual({ apps: [], question: { id: question?.id, origin: desk } });
  webApps.answer(questionId(), true);
  expect(await question?.answer).toBe("allowed");
  expect(webApps.isAllowed(desk)).toBe(true);
  expect(shown.at(-1)).toMatchObject({ apps: [{ origin: desk }], question: null });
});

it("does not allow an app if the user refuses or does not answer", async () => {
  const refused = webApps.ask(desk);
  webApps.answer(questionId(), false);
  expect(await refused?.answer).toBe("refused");
  const unanswered = webApps.ask(desk);
  clock.advance(2 * 60_000);
  expect(await unanswered?.answer).toBe("timed-out");
  expect(webApps.isAllowed(desk)).toBe(false);
  expect(shown.at(-1)).toEqual({ apps: [], question: null });
});

it("ignores an answer to a question that has ended or is not shown yet", () => {
  webApps.ask(desk);
  const ended = questionId();
  clock.advance(2 * 60_000);
  webApps.ask(desk);
  const waiting = webApps.ask(local);
  for (const id of [ended, waiting?.id ?? "", "no such question"]) webApps.answer(id, true);
  expect(webApps.isAllowed(desk)).toBe(false);
  expect(webApps.isAllowed(local)).toBe(false);
  expect(webApps.view().question?.origin).toBe(desk);
});

it("keeps asking if the disk is full, so that the user can try again", () => {
  webApps.ask(desk);
  diskIsFull = true;
  expect(() => webApps.answer(questionId(), true)).toThrow(StoreWriteError);
  expect(webApps.isAllowed(desk)).toBe(false);
  expect(webApps.view().question?.origin).toBe(desk);
  diskIsFull = false;
  webApps.answer(questionId(), true);
  expect(webApps.isAllowed(desk)).toBe(true);
});

it("refuses an app even if the disk is full", async () => {
  const question = webApps.ask(desk);
  diskIsFull = true;
  webApps.answer(questionId(), false);
  expect(await question?.answer).toBe("refused");
});

it("reports a removed app to every listener after it is no longer allowed", () => {
  allow(desk);
  const listener = vi.fn((origin: string) => expect(webApps.isAllowed(origin)).toBe(false));
  webApps.onRemoved(listener);
  webApps.onRemoved(listener);
  webApps.remove(desk);
  expect(listener.mock.calls).toEqual([[desk], [desk]]);
  expect(shown.at(-1)?.apps).toEqual([]);
});

it("changes nothing if there is no such app to remove", () => {
  const listener = vi.fn();
  webApps.onRemoved(listener);
  webApps.remove(desk);
  expect(listener).not.toHaveBeenCalled();
  expect(shown).toEqual([]);
});

it("keeps an app, and its sessions, if the disk is full when it should be removed", () => {
  allow(desk);
  const listener = vi.fn();
  webApps.onRemoved(listener);
  diskIsFull = true;
  expect(() => webApps.remove(desk)).toThrow(StoreWriteError);
  expect(webApps.isAllowed(desk)).toBe(true);
  expect(listener).not.toHaveBeenCalled();
});

it("does not fail if the last use can't be saved", () => {
  allow(desk);
  shown = [];
  diskIsFull = true;
  clock.advance(60 * 60_000);
  webApps.recordUse(desk);
  expect(shown).toEqual([]);
  expect(webApps.isAllowed(desk)).toBe(true);
});

it("shows the last use only when it has changed", () => {
  allow(desk);
  shown = [];
  webApps.recordUse(desk);
  expect(shown).toEqual([]);
  clock.advance(60 * 60_000);
  webApps.recordUse(desk);
  expect(shown).toMatchObject([{ apps: [{ lastUsedAt: new Date(clock.now()).toISOString() }] }]);
});
