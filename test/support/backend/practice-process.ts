import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { PracticeInfo } from "./practice-worker.ts";

/** A practice Facebook that runs in another process. */
export class PracticeProcess implements AsyncDisposable, PracticeInfo {
  readonly origin: string;
  readonly app: PracticeInfo["app"];
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, { origin, app }: PracticeInfo) {
    this.#child = child;
    this.origin = origin;
    this.app = app;
  }

  /** `pages` is the number of Pages of the practice user Dana. */
  static async start(pages: number): Promise<PracticeProcess> {
    const child = fork(join(import.meta.dirname, "practice-worker.ts"), [String(pages)]);
    return new PracticeProcess(child, await nextMessage<PracticeInfo>(child));
  }

  /**
   * Returns the number of HTTP calls to Graph since the previous call of this method. A batch of
   * requests counts as one HTTP call.
   */
  calls(): Promise<number> {
    const count = nextMessage<number>(this.#child);
    this.#child.send("calls");
    return count;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const exited = once(this.#child, "exit");
    this.#child.disconnect();
    await exited;
  }
}

async function nextMessage<T>(child: ChildProcess): Promise<T> {
  const exited = once(child, "exit").then(() => {
    throw new Error("The practice Facebook exited.");
  });
  const [message] = await Promise.race([once(child, "message"), exited]);
  return message;
}
