import type { PagekeeperApi } from "../../common/contract/api.ts";
import type { CallResult } from "../../common/contract/problems.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { fromJson } from "../../common/json.ts";
import { accountsOf } from "../accounts/disconnect-effects.ts";
import type { Client } from "./client.ts";

/** Creates the client of the app's own window, which uses `window.pagekeeper`. */
export function createIpcClient(api: PagekeeperApi): Client {
  async function readSnapshot(): Promise<CallResult<Snapshot>> {
    const result = await api.snapshot();
    return result.ok ? { ok: true, value: fromJson(result.value) } : result;
  }
  return {
    async load() {
      const [snapshot, flows] = await Promise.all([readSnapshot(), api.flows()]);
      if (!snapshot.ok) return snapshot;
      if (!flows.ok) return flows;
      return { ok: true, value: { snapshot: snapshot.value, flows: flows.value } };
    },
    subscribe(listeners) {
      const unsubscribe = [
        api.on("snapshot", (json) => listeners.snapshot(fromJson(json))),
        api.on("flows", listeners.flows),
        api.on("update", listeners.update),
        api.on("webApps", listeners.webApps),
        api.on("redirect", listeners.redirect),
        api.on("showSettings", listeners.showSettings),
        api.on("showAccount", listeners.showAccount),
        api.on("showAttention", listeners.showAttention),
        api.on("connectChannel", listeners.connectChannel),
        api.on("checkAccounts", listeners.checkAccounts),
        api.on("focusSearch", listeners.focusSearch),
        api.on("showDialog", listeners.showDialog),
      ];
      return () => {
        for (const each of unsubscribe) each();
      };
    },
    connect: api.connect,
    disconnect: (target) => api.disconnect(accountsOf(target).map(({ id }) => id)),
    check: api.check,
    desktop: {
      ...api,
      snapshot: readSnapshot,
      onActivity: (listener) => api.on("activity", () => listener()),
    },
  };
}
