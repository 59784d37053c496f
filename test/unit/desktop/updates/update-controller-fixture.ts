import { vi } from "vitest";
import type { UpdateView } from "../../../../common/contract/updates.ts";
import { createUpdateController } from "../../../../main/desktop/updates/update-controller.ts";
import type { Offer } from "../../../../main/desktop/updates/update-state.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { flush } from "../../../support/doubles/flush.ts";

export const hour = 60 * 60_000;
export const offer: Offer = { version: "0.2.0", notes: "Better." };
export const down = new Error("net::ERR_CONNECTION_REFUSED");

/** Runs the controller with a fake updater that each test controls. */
export class TestUpdates {
  readonly clock = new ManualClock();
  wanted = true;
  newest: Offer | undefined = offer;
  refuses: Error | undefined;
  /** A check waits for this promise before it answers. */
  answer = Promise.resolve();
  checks = 0;
  loads = 0;
  readonly downloads: Offer[] = [];
  download = Promise.withResolvers<void>();
  onAbort = (): void => this.download.reject(new Error("cancelled"));
  onPercent: (percent: number) => void = () => undefined;
  installs: Promise<() => void> = Promise.resolve(() => undefined);
  readonly shown: (UpdateView | null)[] = [];
  readonly quitThen = vi.fn<(start: () => void) => void>();
  readonly updates = createUpdateController({
    clock: this.clock,
    isWanted: () => this.wanted,
    onChange: (view) => this.shown.push(view),
    quitThen: this.quitThen,
    loadUpdater: async () => {
      this.loads += 1;
      return {
        check: async (signal) => {
          this.checks += 1;
          const aborted = new Promise<void>((_, reject) => {
            signal.addEventListener("abort", () => reject(signal.reason));
          });
          await Promise.race([this.answer, aborted]);
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

  /** The state that was announced last. */
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
