/** What the updates need of whatever brings them. */
import type { Offer } from "./state.ts";

export interface Updater {
  /** Asks the server; undefined: it has nothing newer. Rejects where it does not answer, or not as it should. */
  check(): Promise<Offer | undefined>;
  /**
   * `offer`: as `check` answered it, whatever it has answered since. `onPercent` is told 0–100. Rejects where the file is not
   * complete and as announced in the end, or `signal` gave it up.
   */
  download(offer: Offer, onPercent: (percent: number) => void, signal: AbortSignal): Promise<void>;
  /**
   * Puts what was downloaded last in place. Answers what starts it once this run has let go of everything; where the system
   * ends this run itself, never. Rejects where it is not taken, and all is as before.
   */
  install(): Promise<() => void>;
}
