/** Calls keytar in a worker process. Contains the app's client and the worker's request handler. */
import type { Keytar } from "./keytar.ts";

export interface KeytarClient extends Keytar {
  /** Ends the worker process if it was started. */
  readonly end: () => void;
}

type Method = keyof Keytar;

interface Call {
  readonly id: number;
  readonly method: Method;
  readonly args: readonly string[];
}

/** A message to the worker. After `end`, no other message follows. */
type Request = Call | "end";

type Response = { readonly id: number } & (
  | { readonly value: unknown }
  | { readonly error: string }
);

/** The process that runs keytar-worker.ts. */
export interface KeytarWorker {
  post(request: Request): void;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: () => void): void;
}

/**
 * Creates a keytar that runs in a worker process. The worker starts on the first call. If the
 * worker ends by itself, its pending calls reject. The next call then starts another worker.
 */
export function createKeytarClient(start: () => KeytarWorker): KeytarClient {
  let worker: KeytarWorker | undefined;
  let lastId = 0;
  const pending = new Map<number, PromiseWithResolvers<Response>>();

  function runningWorker(): KeytarWorker {
    if (worker) return worker;
    const started = start();
    started.onMessage((message) => {
      // We can trust the type, because the message comes from `handleRequest` below.
      const response = message as Response;
      pending.get(response.id)?.resolve(response);
      pending.delete(response.id);
    });
    started.onEnd(() => {
      worker = undefined;
      const ended = new Error("The keytar process has ended.");
      for (const { reject } of pending.values()) reject(ended);
      pending.clear();
    });
    worker = started;
    return started;
  }

  async function call(method: Method, ...args: readonly string[]): Promise<unknown> {
    const settled = Promise.withResolvers<Response>();
    const running = runningWorker();
    lastId += 1;
    pending.set(lastId, settled);
    running.post({ id: lastId, method, args });
    const response = await settled.promise;
    if ("error" in response) throw new Error(response.error);
    return response.value;
  }

  return {
    getPassword: (...args) => call("getPassword", ...args) as Promise<string | null>,
    setPassword: (...args) => call("setPassword", ...args) as Promise<void>,
    deletePassword: (...args) => call("deletePassword", ...args) as Promise<boolean>,
    end: () => worker?.post("end"),
  };
}

/** Handles a request in the worker. Returns the response, or calls `end`. Never rejects. */
export async function handleRequest(
  request: Request,
  load: () => Promise<Keytar>,
  end: () => void,
): Promise<Response | undefined> {
  if (request === "end") {
    end();
    return undefined;
  }
  const { id, method, args } = request;
  try {
    const keytar = await load();
    return { id, value: await Reflect.apply(keytar[method], keytar, args) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : "" };
  }
}
