/** New versions: looked for by themselves where the user likes that, downloaded and installed only when the user says so. */
import type { UpdateView } from "../../../preload/contract.ts";
import type { Clock } from "../../channels/ports.ts";
import { log } from "../log.ts";
import { codeOf, failureOf, type UpdateStep } from "./failure.ts";
import { createLookTimes } from "./look-times.ts";
import { idle, next, type UpdateEvent, type UpdateState, viewOf } from "./state.ts";
import type { Updater } from "./updater.ts";

export interface Updates {
  view(): UpdateView | null;
  /** What comes of these is told by `onChange`; where they make no sense they do nothing. */
  download(): void;
  install(): void;
  /** Not now; a download under way is given up. */
  putOff(): void;
  /** To be seen again after all. */
  recall(): void;
  /** The setting may have changed. */
  lookIfWanted(): void;
  /** For the end of the run. */
  close(): void;
}

export interface UpdatesParts {
  readonly clock: Clock;
  /** Asked for when there is something to ask it. */
  readonly loadUpdater: () => Promise<Updater>;
  /** The setting, where this copy may look at all. */
  readonly wanted: () => boolean;
  readonly onChange: (view: UpdateView | null) => void;
  /** A new version is in place: ends this run, and then calls `start`. */
  readonly endRun: (start: () => void) => void;
}

export function createUpdates(parts: UpdatesParts): Updates {
  let state: UpdateState = idle;
  let updater: Promise<Updater> | undefined;
  let giveUp: AbortController | undefined;
  const times = createLookTimes({ clock: parts.clock, look });

  /** False: it meant nothing. */
  function happen(event: UpdateEvent): boolean {
    const before = state;
    state = next(before, event);
    if (state === before) return false;
    const view = viewOf(state);
    if (JSON.stringify(view) !== JSON.stringify(viewOf(before))) parts.onChange(view);
    return true;
  }

  const loaded = (): Promise<Updater> => {
    updater ??= parts.loadUpdater().catch((error: unknown) => {
      updater = undefined;
      throw error;
    });
    return updater;
  };

  async function look(): Promise<boolean> {
    if (!happen({ name: "check" })) return false;
    try {
      const offer = await (await loaded()).look();
      log("updates.looked", { newer: offer !== undefined });
      happen(offer ? { name: "found", offer } : { name: "nothing-new" });
      return true;
    } catch (error) {
      log("updates.not-looked", { error: codeOf(error) });
      happen({ name: "check-failed" });
      return false;
    }
  }

  async function download(): Promise<void> {
    if (!happen({ name: "download" })) return;
    const stopper = new AbortController();
    giveUp = stopper;
    try {
      await (await loaded()).download(
        (percent) => happen({ name: "progress", percent }),
        stopper.signal,
      );
      happen({ name: "downloaded" });
    } catch (error) {
      if (stopper.signal.aborted) happen({ name: "cancelled" });
      else goneWrong("download", error);
    }
  }

  async function install(): Promise<void> {
    if (!happen({ name: "install" })) return;
    try {
      parts.endRun(await (await loaded()).install());
    } catch (error) {
      goneWrong("install", error);
    }
  }

  function goneWrong(step: UpdateStep, error: unknown): void {
    log(`updates.no-${step}`, { error: codeOf(error) });
    happen({ name: "gone-wrong", step, why: failureOf(error, step) });
  }

  return {
    view: () => viewOf(state),
    download: () => void download(),
    install: () => void install(),
    putOff() {
      giveUp?.abort();
      happen({ name: "put-off" });
    },
    recall: () => void happen({ name: "recall" }),
    lookIfWanted() {
      if (parts.wanted()) return times.start();
      times.stop();
      happen({ name: "forget" });
    },
    close() {
      times.stop();
      giveUp?.abort();
    },
  };
}
