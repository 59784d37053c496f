/** keytar across the border of a process: who asks, and who answers. */
import type { Keytar } from "./keytar.ts";

/** keytar in a process of its own. */
export interface RemoteKeytar extends Keytar {
  readonly end: () => void;
}

type Method = keyof Keytar;

interface Question {
  readonly method: Method;
  readonly args: readonly string[];
}

type Answer = { readonly value: unknown } | { readonly error: string };

/** A process that was started for this, and answers each question in turn. */
export interface Child {
  post(question: Question): void;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: () => void): void;
  end(): void;
}

/** One call at a time, as all of the keychain. A process that ends by itself rejects the call, and the next one starts another. */
export function remoteKeytar(start: () => Child): RemoteKeytar {
  let child: Child | undefined;
  let pending: PromiseWithResolvers<Answer> | undefined;

  function running(): Child {
    if (child) return child;
    const started = start();
    // It is the other half of this file that speaks.
    started.onMessage((message) => pending?.resolve(message as Answer));
    started.onEnd(() => {
      if (child === started) child = undefined;
      pending?.reject(new Error("The process that asks the keychain has ended."));
    });
    child = started;
    return started;
  }

  async function call(method: Method, ...args: readonly string[]): Promise<unknown> {
    const waiting = Promise.withResolvers<Answer>();
    pending = waiting;
    running().post({ method, args });
    const answer = await waiting.promise;
    if ("error" in answer) throw new Error(answer.error);
    return answer.value;
  }

  return {
    getPassword: (...args) => call("getPassword", ...args) as Promise<string | null>,
    setPassword: (...args) => call("setPassword", ...args) as Promise<void>,
    deletePassword: (...args) => call("deletePassword", ...args) as Promise<boolean>,
    end: () => child?.end(),
  };
}

/** The other side: never rejects. */
export async function answerWith(
  load: () => Promise<Keytar>,
  { method, args }: Question,
): Promise<Answer> {
  try {
    const keytar = await load();
    return { value: await Reflect.apply(keytar[method], keytar, args) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : "" };
  }
}
