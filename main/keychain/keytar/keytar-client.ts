/** keytar across the border of a process: who asks, and who answers. */
import type { Keytar } from "./keytar.ts";

/** keytar in a process of its own. */
export interface KeytarClient extends Keytar {
  readonly end: () => void;
}

type Method = keyof Keytar;

interface Question {
  readonly id: number;
  readonly method: Method;
  readonly args: readonly string[];
}

/** `end`: nothing more will be asked. */
type ToChild = Question | "end";

type FromChild = { readonly id: number } & (
  | { readonly value: unknown }
  | { readonly error: string }
);

/** A process that was started for this. */
export interface KeytarWorker {
  post(message: ToChild): void;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: () => void): void;
}

/** A process that ends by itself rejects what it was asked, and the next call starts another. */
export function createKeytarClient(start: () => KeytarWorker): KeytarClient {
  let child: KeytarWorker | undefined;
  let lastId = 0;
  const pending = new Map<number, PromiseWithResolvers<FromChild>>();

  function running(): KeytarWorker {
    if (child) return child;
    const started = start();
    started.onMessage((message) => {
      // It is the other half of this file that speaks.
      const answer = message as FromChild;
      pending.get(answer.id)?.resolve(answer);
      pending.delete(answer.id);
    });
    started.onEnd(() => {
      child = undefined;
      const ended = new Error("The process that asks the keychain has ended.");
      for (const { reject } of pending.values()) reject(ended);
      pending.clear();
    });
    child = started;
    return started;
  }

  async function call(method: Method, ...args: readonly string[]): Promise<unknown> {
    const answer = Promise.withResolvers<FromChild>();
    const to = running();
    lastId += 1;
    pending.set(lastId, answer);
    to.post({ id: lastId, method, args });
    const given = await answer.promise;
    if ("error" in given) throw new Error(given.error);
    return given.value;
  }

  return {
    getPassword: (...args) => call("getPassword", ...args) as Promise<string | null>,
    setPassword: (...args) => call("setPassword", ...args) as Promise<void>,
    deletePassword: (...args) => call("deletePassword", ...args) as Promise<boolean>,
    end: () => child?.post("end"),
  };
}

/** The other side: what it answers, or ends by. Never rejects. */
export async function handleCall(
  message: ToChild,
  load: () => Promise<Keytar>,
  end: () => void,
): Promise<FromChild | undefined> {
  if (message === "end") {
    end();
    return undefined;
  }
  const { id, method, args } = message;
  try {
    const keytar = await load();
    return { id, value: await Reflect.apply(keytar[method], keytar, args) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : "" };
  }
}
