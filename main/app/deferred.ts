/**
 * A promise that other code resolves. Once it is resolved, `value` returns the value without
 * waiting.
 */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  /** Returns undefined until the promise is resolved. */
  value(): T | undefined;
  resolve(value: T): void;
  reject(reason: unknown): void;
}

export function createDeferred<T>(): Deferred<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let current: T | undefined;
  return {
    promise,
    value: () => current,
    resolve(value) {
      current ??= value;
      resolve(value);
    },
    reject,
  };
}
