import type { ElectronApplication } from "@playwright/test";

/**
 * How long to retry, in milliseconds. The limit allows several retries, because the result of one
 * call can get lost several times.
 */
const retryFor = 5_000;

/**
 * Runs `code` in the app's main process and returns its result. V8 may garbage-collect the promise
 * of the result before Playwright has read it (microsoft/playwright#33737). In that case, this
 * function runs `code` again. `code` must therefore be idempotent and must not be async.
 */
export async function inMain<R>(
  app: ElectronApplication,
  code: (electron: typeof import("electron"), value: number) => R,
  value = 0,
): Promise<R> {
  const giveUp = Date.now() + retryFor;
  for (;;) {
    try {
      return await app.evaluate<R, number>(code, value);
    } catch (error) {
      if (!isLostAnswer(error) || Date.now() > giveUp) throw error;
    }
  }
}

/**
 * Like `inMain`, but for code that ends the app. Ignores errors, because the app may quit before it
 * can answer.
 */
export async function quitInMain(...question: Parameters<typeof inMain<void>>): Promise<void> {
  await inMain(...question).catch(() => undefined);
}

const isLostAnswer = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("promise was garbage collected");
