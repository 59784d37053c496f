import type { ElectronApplication } from "@playwright/test";

/** Milliseconds to wait, where a busy process loses the answer time and again. */
const longest = 5_000;

/**
 * Runs `code` in the app's main process. Where V8 collects the promise behind an answer before Playwright has it
 * (microsoft/playwright#33737), asks again: so `code` must mean the same when it has already run, and be no promise.
 */
export async function inMain<R>(
  app: ElectronApplication,
  code: (electron: typeof import("electron"), value: number) => R,
  value = 0,
): Promise<R> {
  const giveUp = Date.now() + longest;
  for (;;) {
    try {
      return await app.evaluate<R, number>(code, value);
    } catch (error) {
      if (!isLostAnswer(error) || Date.now() > giveUp) throw error;
    }
  }
}

/** The same of code that ends the app: whether it has ended, the test must see for itself, as nobody may be left to answer. */
export async function lastInMain(...question: Parameters<typeof inMain<void>>): Promise<void> {
  await inMain(...question).catch(() => undefined);
}

const isLostAnswer = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("promise was garbage collected");
