/** New versions: checked for by themselves where the user likes that, downloaded and installed only when the user says so. */
import type { UpdateView } from "../../../common/contract/updates.ts";
import type { Clock } from "../../channels/ports/clock.ts";
import { log } from "../diagnostics/log.ts";
import { type CheckOutcome, createCheckSchedule } from "./check-schedule.ts";
import { idle, next, type UpdateEvent, type UpdateState, viewOf } from "./state.ts";
import { codeOf, failureOf, type UpdateStep } from "./update-errors.ts";
import type { Updater } from "./updater.ts";

export interface Updates {
  /** What comes of these is told by `onChange`; where they make no sense they do nothing. */
  download(): void;
  install(): void;
  /** Not now; a download under way is given up. */
  postpone(): void;
  /** To be seen again after all. */
  resurface(): void;
  /** The setting may have changed. */
  checkIfWanted(): void;
  /** For the end of the run. */
  close(): void;
}

export interface UpdatesParts {
  readonly clock: Clock;
  /** Asked for when there is something to ask it. */
  readonly loadUpdater: () => Promise<Updater>;
  /** The setting, where this installation can be updated at all. */
  readonly wanted: () => boolean;
  /** Null: there is no newer version, as far as is known. */
  readonly onChange: (view: UpdateView | null) => void;
  /** A new version is in place: ends this run, and then calls `start`. */
  readonly endRun: (start: () => void) => void;
}

export function createUpdates(parts: UpdatesParts): Updates {
  let state: UpdateState = idle;
  let updater: Promise<Updater> | undefined;
  let giveUp: AbortController | undefined;
  let closed = false;
  const schedule = createCheckSchedule({ clock: parts.clock, check });

  /** The state that it led to; undefined: it meant nothing. */
  function dispatch(event: UpdateEvent): UpdateState | undefined {
    const before = state;
    state = next(before, event);
    if (state === before) return undefined;
    const view = viewOf(state);
    if (JSON.stringify(view) !== JSON.stringify(viewOf(before))) parts.onChange(view);
    return state;
  }

  const loaded = (): Promise<Updater> => {
    updater ??= parts.loadUpdater().catch((error: unknown) => {
      updater = undefined;
      throw error;
    });
    return updater;
  };

  async function check(): Promise<CheckOutcome> {
    if (!dispatch({ name: "check" })) return "not-now";
    try {
      const offer = await (await loaded()).check();
      log("update-check.done", { newer: offer !== undefined });
      dispatch(offer ? { name: "found", offer } : { name: "nothing-new" });
      return "answered";
    } catch (error) {
      log("update-check.failed", { error: codeOf(error) });
      dispatch({ name: "check-failed" });
      return "failed";
    }
  }

  async function download(): Promise<void> {
    const begun = dispatch({ name: "download" });
    if (begun?.name !== "downloading") return;
    const stopper = new AbortController();
    giveUp = stopper;
    const onPercent = (percent: number) => void dispatch({ name: "progress", percent });
    try {
      await (await loaded()).download(begun.offer, onPercent, stopper.signal);
      // It may have come too late for what brought the file.
      dispatch({ name: stopper.signal.aborted ? "cancelled" : "downloaded" });
    } catch (error) {
      if (stopper.signal.aborted) dispatch({ name: "cancelled" });
      else stepFailed("download", error);
    }
  }

  async function install(): Promise<void> {
    if (!dispatch({ name: "install" })) return;
    try {
      parts.endRun(await (await loaded()).install());
    } catch (error) {
      stepFailed("install", error);
    }
  }

  function stepFailed(step: UpdateStep, error: unknown): void {
    log(`update-${step}.failed`, { error: codeOf(error) });
    dispatch({ name: "step-failed", step, why: failureOf(error, step) });
  }

  return {
    download: () => void download(),
    install: () => void install(),
    postpone() {
      giveUp?.abort();
      dispatch({ name: "postpone" });
    },
    resurface: () => void dispatch({ name: "resurface" }),
    checkIfWanted() {
      if (closed) return;
      if (parts.wanted()) return schedule.start();
      schedule.stop();
      dispatch({ name: "forget" });
    },
    close() {
      closed = true;
      schedule.stop();
      giveUp?.abort();
    },
  };
}
