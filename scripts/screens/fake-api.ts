import type { FacebookAccount } from "../../common/contract/accounts.ts";
import type { PagekeeperApi } from "../../common/contract/api.ts";
import type { Events } from "../../common/contract/events.ts";
import type { FactoryResetResult } from "../../common/contract/factory-reset.ts";
import type { FlowView } from "../../common/contract/flows.ts";
import type { MetaAppSetup } from "../../common/contract/meta-app.ts";
import type { CallResult, ProblemView } from "../../common/contract/problems.ts";
import type { SettingsView } from "../../common/contract/settings.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";

/** What the calls answer. */
export interface PreviewData {
  readonly snapshot?: Snapshot;
  /** The snapshot never arrives. */
  readonly loading?: boolean;
  /** Answered in place of the snapshot. */
  readonly failed?: CallResult<never>;
  readonly flows?: readonly FlowView[];
  readonly settings?: Partial<SettingsView>;
  readonly metaApp?: MetaAppSetup;
  readonly factoryReset?: FactoryResetResult;
  /** Disconnecting never ends, or fails. */
  readonly disconnecting?: boolean;
  readonly disconnectProblem?: ProblemView;
}

/** The page's window afterwards. */
export type PreviewWindow = typeof window & {
  readonly emit: <N extends keyof Events>(name: N, payload: Events[N]) => void;
};

/**
 * Runs in the page before its own script: makes every call answer from `data`, and `window.emit` send
 * events.
 */
export function installFakeApi(data: PreviewData): void {
  const listeners: Record<string, (payload: never) => void> = {};
  const ok = <T>(value: T): Promise<CallResult<T>> => Promise.resolve({ ok: true, value });
  const never = () => new Promise<never>(() => undefined);
  const settings = {
    port: 47814,
    webhooks: false,
    startAtLogin: false,
    closeToTray: true,
    notifications: true,
    checkEvery: 24,
    appearance: "system",
    language: "system",
    checkForUpdates: true,
    updateSupport: "supported",
    restart: false,
  };
  const answers: Record<string, unknown> &
    Pick<PagekeeperApi, "saveSettings" | "disconnectAccount" | "on"> = {
    snapshot: () => (data.loading ? never() : (data.failed ?? ok(JSON.stringify(data.snapshot)))),
    flows: () => ok(data.flows ?? []),
    settings: () => ok({ ...settings, ...data.settings }),
    saveSettings: (part) => {
      Object.assign(window, { savedSettings: part });
      return ok({ restart: true });
    },
    metaApp: () => ok(data.metaApp),
    disconnectAccount: (id) => {
      if (data.disconnecting) return never();
      if (data.disconnectProblem) {
        return Promise.resolve({ ok: false, problem: data.disconnectProblem });
      }
      const channels: readonly { accounts: readonly FacebookAccount[] }[] =
        data.snapshot?.channels ?? [];
      for (const channel of channels) {
        channel.accounts = channel.accounts.filter((account) => account.id !== id);
      }
      return ok(null);
    },
    factoryReset: () => ok(data.factoryReset),
    on: (name, listener) => {
      listeners[name] = listener;
      return () => delete listeners[name];
    },
  };
  const others: readonly (keyof PagekeeperApi)[] = [
    "cancel",
    "check",
    "connect",
    "copyDiagnostics",
    "copyLink",
    "disconnectChannel",
    "downloadUpdate",
    "installUpdate",
    "openHere",
    "openLogs",
    "postponeUpdate",
    "ready",
    "removeMetaApp",
    "restart",
    "saveMetaApp",
  ];
  const pagekeeper = {
    ...Object.fromEntries(others.map((name) => [name, () => ok(null)])),
    ...answers,
  };
  const emit = (name: string, payload: never) => listeners[name]?.(payload);
  Object.assign(window, { pagekeeper, emit });
}
