import type { CallArguments } from "./call-schemas.ts";
import type { CallName, CallValues } from "./calls.ts";
import type { EventName, Events } from "./events.ts";
import type { CallResult } from "./problems.ts";

/** The type of `window.pagekeeper`. It has a method for each call, and `on` for events. */
export type PagekeeperApi = {
  readonly [N in CallName]: (...args: CallArguments<N>) => Promise<CallResult<CallValues[N]>>;
} & {
  /** Returns a function that removes the listener. */
  readonly on: <N extends EventName>(name: N, listener: (payload: Events[N]) => void) => () => void;
};
