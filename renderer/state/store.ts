import type { ChannelType } from "../../common/contract/accounts.ts";
import type { FlowView } from "../../common/contract/flows.ts";
import type { ProblemView } from "../../common/contract/problems.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { UpdateView } from "../../common/contract/updates.ts";

export type Load =
  | { readonly name: "loading" }
  | { readonly name: "failed"; readonly problem: ProblemView }
  | { readonly name: "loaded"; readonly snapshot: Snapshot };

export type SettingsPart = "general" | "meta-app";

export interface ShownProblem extends ProblemView {
  /** Another person logged in: the way on is to connect as that one, in this channel. */
  readonly takeOverChannel?: ChannelType;
}

export interface WindowState {
  readonly load: Load;
  readonly flows: readonly FlowView[];
  readonly update: UpdateView | null;
  /** The result of the last action, in words; spoken by screen readers. Empty: nothing to say. */
  readonly status: string;
  /** What went well, or what is only told: a cancel, a check that found trouble. */
  readonly statusTone: "good" | "plain";
  readonly problem: ShownProblem | undefined;
  /** The settings are open, at this part. */
  readonly settings: SettingsPart | undefined;
  /** The last one that the tray or a notification asked for. */
  readonly scrollTarget: ScrollTarget | undefined;
}

/** An account to bring into view; a new object each time it is asked for, also for the same one. */
export interface ScrollTarget {
  readonly id: string;
}

/** One value and who watches it, in the shape that `useSyncExternalStore` wants. */
export interface Store {
  get(): WindowState;
  set(change: Partial<WindowState>): void;
  subscribe(listener: () => void): () => void;
}

export function createStore(): Store {
  const listeners = new Set<() => void>();
  let state: WindowState = {
    load: { name: "loading" },
    flows: [],
    update: null,
    status: "",
    statusTone: "good",
    problem: undefined,
    settings: undefined,
    scrollTarget: undefined,
  };
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
