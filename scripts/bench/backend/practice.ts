/** Starts a practice Facebook beside this process, and asks how often it was called. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Told } from "./practice-process.ts";

export class PracticeProcess implements AsyncDisposable {
  readonly origin: string;
  readonly app: { readonly id: string; readonly secret: string };
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, told: Extract<Told, { kind: "listening" }>) {
    this.#child = child;
    this.origin = told.origin;
    this.app = { id: told.appId, secret: told.appSecret };
  }

  /** `pages`: how many its first person holds. */
  static async start(pages: number): Promise<PracticeProcess> {
    const child = fork(join(import.meta.dirname, "practice-process.ts"), [String(pages)]);
    return new PracticeProcess(child, await next(child, "listening"));
  }

  /** HTTP calls to Graph since this was last asked; a batch is one. */
  async calls(): Promise<number> {
    const answer = next(this.#child, "calls");
    this.#child.send("calls");
    return (await answer).http;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.disconnect();
    await ended;
  }
}

async function next<K extends Told["kind"]>(
  child: ChildProcess,
  kind: K,
): Promise<Extract<Told, { kind: K }>> {
  const [told]: [Told] = await Promise.race([
    once(child, "message") as Promise<[Told]>,
    once(child, "exit").then(() => Promise.reject(new Error("The practice Facebook ended."))),
  ]);
  if (!isKind(told, kind)) throw new Error(`The practice Facebook told of ${told.kind}.`);
  return told;
}

const isKind = <K extends Told["kind"]>(told: Told, kind: K): told is Extract<Told, { kind: K }> =>
  told.kind === kind;
