/** What the updates need of whatever brings them. */
import type { Offer } from "./state.ts";

export interface Updater {
  /** Asks the server; undefined: it has nothing newer. Rejects where it does not answer, or not as it should. */
  look(): Promise<Offer | undefined>;
  /** Of what was offered last. Rejects where it is not complete and as announced in the end. */
  download(onPercent: (percent: number) => void, signal: AbortSignal): Promise<void>;
  /**
   * Puts what was downloaded in place. Answers what starts it once this run has let go of everything; where the system ends
   * this run itself, never. Rejects where it is not taken, and all is as before.
   */
  install(): Promise<() => void>;
}
