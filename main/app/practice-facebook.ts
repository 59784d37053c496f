import type { Practice } from "../practice/index.ts";

/** The simulated Facebook of practice mode, which this process runs. */
export interface PracticeFacebook {
  /** Starts it unless it is running. */
  start(): Promise<Practice>;
  /** Does nothing if it isn't running. */
  stop(): Promise<void>;
}

/**
 * The port is fixed, so that the picture URLs of connected practice Pages still work after a
 * restart.
 */
const preferredPort = 47815;

export function createPracticeFacebook(): PracticeFacebook {
  let running: Promise<Practice> | undefined;
  return {
    start() {
      running ??= startPracticeFacebook().catch((error: unknown) => {
        running = undefined;
        throw error;
      });
      return running;
    },
    async stop() {
      const stopped = running;
      running = undefined;
      await (await stopped)?.close();
    },
  };
}

async function startPracticeFacebook(): Promise<Practice> {
  const { startPractice } = await import("../practice/index.ts");
  return startPractice({ port: preferredPort }).catch(() => startPractice());
}
