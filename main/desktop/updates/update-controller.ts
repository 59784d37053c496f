import type { UpdateView } from "../../../common/contract/updates.ts";
import type { Clock } from "../../channels/ports/clock.ts";
import { log } from "../diagnostics/log.ts";
import { type CheckOutcome, createCheckSchedule } from "./check-schedule.ts";
import type { Updater } from "./electron-updater.ts";
import { codeOf, failureOf, type UpdateStep } from "./update-errors.ts";
import { idle, next, type UpdateEvent, type UpdateState, viewOf } from "./update-state.ts";

/**
 * Controls updates. A method that makes no sense in the current state does nothing. Results are
 * passed to `onChange`.
 */
export interface UpdateController {
  download(): void;
  install(): void;
  /** Hides the offer. Cancels the download if one is running. */
  postpone(): void;
  /** Shows a postponed offer again. */
  resurface(): void;
  /**
   * Starts or stops checking according to the setting. Call this when the setting may have changed.
   */
  checkIfWanted(): void;
  /** Stops all work. Call this before the app quits. */
  close(): void;
}

export interface UpdateControllerDeps {
  readonly clock: Clock;
  readonly loadUpdater: () => Promise<Updater>;
  /** Returns whether the setting is on. Always false if this installation cannot update itself. */
  readonly isWanted: () => boolean;
  /** Called with the new state, or with null if no newer version is known. */
  readonly onChange: (view: UpdateView | null) => void;
  /** Quits the app and calls `start` once everything is released. */
  readonly quitThen: (start: () => void) => void;
}

/**
 * The time limit for a check, and for the gap between two pieces of a download, in milliseconds.
 * electron-updater itself would wait forever.
 */
const serverTimeout = 60_000;

class ServerTooSlow extends Error {
  override readonly name = "ServerTooSlow";
}

/** Checks automatically if the user enabled it. Downloads and installs only when the user asks. */
export function createUpdateController(deps: UpdateControllerDeps): UpdateController {
  const { clock } = deps;
  let state: UpdateState = idle;
  let updater: Promise<Updater> | undefined;
  let cancelCheck: AbortController | undefined;
  let cancelDownload: AbortController | undefined;
  let closed = false;
  const schedule = createCheckSchedule({ clock, check });

  /** Returns the new state, or undefined if the event had no effect. */
  function dispatch(event: UpdateEvent): UpdateState | undefined {
    const before = state;
    state = next(before, event);
    if (state === before) return undefined;
    const view = viewOf(state);
    if (JSON.stringify(view) !== JSON.stringify(viewOf(before))) deps.onChange(view);
    return state;
  }

  function loaded(): Promise<Updater> {
    updater ??= deps.loadUpdater().catch((error: unknown) => {
      updater = undefined;
      throw error;
    });
    return updater;
  }

  async function check(): Promise<CheckOutcome> {
    if (!dispatch({ name: "check" })) return "skipped";
    const canceller = new AbortController();
    cancelCheck = canceller;
    const timer = restartableTimer(clock, () => canceller.abort(new ServerTooSlow()));
    try {
      const offer = await (await loaded()).check(canceller.signal);
      log("updates.checked", { newer: offer !== undefined });
      dispatch(offer ? { name: "found", offer } : { name: "nothing-new" });
      return "answered";
    } catch (error) {
      log("updates.check-failed", { error: codeOf(error) });
      dispatch({ name: "check-failed" });
      return "failed";
    } finally {
      timer.stop();
    }
  }

  async function download(): Promise<void> {
    const started = dispatch({ name: "download" });
    if (started?.name !== "downloading") return;
    const canceller = new AbortController();
    cancelDownload = canceller;
    const stalled = new AbortController();
    const stall = restartableTimer(clock, () => stalled.abort(new ServerTooSlow()));
    const onPercent = (percent: number) => {
      stall.restart();
      dispatch({ name: "progress", percent });
    };
    try {
      const signal = AbortSignal.any([canceller.signal, stalled.signal]);
      await (await loaded()).download(started.offer, onPercent, signal);
      // If the user cancelled too late to stop the download, discard it.
      dispatch({ name: canceller.signal.aborted ? "cancelled" : "downloaded" });
    } catch (error) {
      if (canceller.signal.aborted) dispatch({ name: "cancelled" });
      else stepFailed("download", stalled.signal.aborted ? stalled.signal.reason : error);
    } finally {
      stall.stop();
    }
  }

  async function install(): Promise<void> {
    if (!dispatch({ name: "install" })) return;
    try {
      deps.quitThen(await (await loaded()).install());
    } catch (error) {
      stepFailed("install", error);
    }
  }

  function stepFailed(step: UpdateStep, error: unknown): void {
    log(`updates.${step}-failed`, { error: codeOf(error) });
    dispatch({ name: "step-failed", step, why: failureOf(error, step) });
  }

  return {
    download: () => void download(),
    install: () => void install(),
    postpone() {
      cancelDownload?.abort();
      dispatch({ name: "postpone" });
    },
    resurface: () => void dispatch({ name: "resurface" }),
    checkIfWanted() {
      if (closed) return;
      if (deps.isWanted()) return schedule.start();
      schedule.stop();
      dispatch({ name: "checking-disabled" });
    },
    close() {
      closed = true;
      schedule.stop();
      cancelCheck?.abort();
      cancelDownload?.abort();
    },
  };
}

function restartableTimer(clock: Clock, onTimeout: () => void) {
  let stop = clock.after(serverTimeout, onTimeout);
  return {
    restart() {
      stop();
      stop = clock.after(serverTimeout, onTimeout);
    },
    stop: () => stop(),
  };
}
