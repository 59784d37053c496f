import type { FlowView } from "../../common/contract/flows.ts";
import type { CallResult } from "../../common/contract/problems.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { Client, WindowData } from "../client/client.ts";
import type { Store } from "./store.ts";
import { stillTrue, withoutTopic, withToast } from "./toasts.ts";
import type { WindowState } from "./window-state.ts";

export interface Loader {
  load(): Promise<void>;
  showSnapshot(snapshot: Snapshot): void;
  showFlows(flows: readonly FlowView[]): void;
}

/**
 * Puts into the store what the client loads and what the main process pushes. A late response never
 * replaces newer data.
 */
export function createLoader(client: Client, store: Store<WindowState>): Loader {
  let latestLoad = 0;
  const pushed = { snapshots: 0, flows: 0 };

  const show = (snapshot: Snapshot) =>
    store.set({
      load: { name: "loaded", snapshot },
      toasts: stillTrue(store.get().toasts, snapshot),
    });

  function showResult(result: CallResult<WindowData>, pushedBefore: typeof pushed): void {
    if (result.ok) {
      store.set({ toasts: withoutTopic(store.get().toasts, "load") });
      if (pushed.snapshots === pushedBefore.snapshots) show(result.value.snapshot);
      if (pushed.flows === pushedBefore.flows) store.set({ flows: result.value.flows });
    } else if (store.get().load.name === "loaded") {
      const { problem } = result;
      const toast = { topic: "load", tone: "bad", message: problem.message, problem } as const;
      store.set({ toasts: withToast(store.get().toasts, toast) });
    } else store.set({ load: { name: "failed", problem: result.problem } });
  }

  return {
    async load() {
      latestLoad += 1;
      const thisLoad = latestLoad;
      const pushedBefore = { ...pushed };
      const result = await client.load();
      if (thisLoad === latestLoad) showResult(result, pushedBefore);
    },
    showSnapshot(snapshot) {
      pushed.snapshots += 1;
      show(snapshot);
    },
    showFlows(flows) {
      pushed.flows += 1;
      store.set({ flows });
    },
  };
}
