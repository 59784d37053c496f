import type { PagekeeperApi } from "../../common/contract/api.ts";
import type { CallResult } from "../../common/contract/problems.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { fromJson } from "../../common/json.ts";
import type { Client } from "./client.ts";

/** Carries the contract over `window.pagekeeper`, which only the app's own window has. */
export function createIpcClient(api: PagekeeperApi): Client {
  async function readSnapshot(): Promise<CallResult<Snapshot>> {
    const answer = await api.snapshot();
    return answer.ok ? { ok: true, value: fromJson(answer.value) } : answer;
  }
  return {
    async load() {
      const [snapshot, flows] = await Promise.all([readSnapshot(), api.flows()]);
      if (!snapshot.ok) return snapshot;
      if (!flows.ok) return flows;
      return { ok: true, value: { snapshot: snapshot.value, flows: flows.value } };
    },
    subscribe(watchers) {
      const stops = [
        api.on("snapshot", (text) => watchers.snapshot(fromJson(text))),
        api.on("flows", watchers.flows),
        api.on("update", watchers.update),
        api.on("redirect", watchers.redirect),
        api.on("showSettings", watchers.showSettings),
        api.on("showAccount", watchers.showAccount),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    connect: api.connect,
    disconnectAccount: api.disconnectAccount,
    disconnectChannel: api.disconnectChannel,
    desktop: { ...api, snapshot: readSnapshot },
  };
}
