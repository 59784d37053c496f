import type { FacebookAccount } from "../../common/contract/accounts.ts";
import type { ActivityPage } from "../../common/contract/activity.ts";
import type { PagekeeperApi } from "../../common/contract/api.ts";
import type { CallName } from "../../common/contract/calls.ts";
import type { Events } from "../../common/contract/events.ts";
import type { FactoryResetResult } from "../../common/contract/factory-reset.ts";
import type { FlowView } from "../../common/contract/flows.ts";
import type { MetaAppSetup } from "../../common/contract/meta-app.ts";
import type { CallResult, ProblemView } from "../../common/contract/problems.ts";
import type { SettingsView } from "../../common/contract/settings.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { WebAppsView } from "../../common/contract/web-apps.ts";

/** The results of the calls. */
export interface PreviewData {
  readonly snapshot?: Snapshot;
  /** The result to return instead of the snapshot. */
  readonly failed?: CallResult<never>;
  readonly flows?: readonly FlowView[];
  readonly settings?: Partial<SettingsView>;
  readonly metaApp?: MetaAppSetup;
  /** Why Meta refuses the Meta app. */
  readonly metaAppProblem?: ProblemView;
  readonly factoryReset?: FactoryResetResult;
  readonly activity?: ActivityPage;
  readonly disconnectProblem?: ProblemView;
  readonly webApps?: WebAppsView;
  /** Why no web app can be allowed or removed. */
  readonly webAppProblem?: ProblemView;
  /** The calls that never finish. */
  readonly pending?: readonly CallName[];
}

/** The page's `window` after `installFakeApi`. */
export type PreviewWindow = typeof window & {
  readonly emit: <N extends keyof Events>(name: N, payload: Events[N]) => void;
  /** The calls so far, from oldest to newest. */
  readonly calls: readonly (readonly [name: CallName, ...args: readonly unknown[]])[];
};

interface FakeApi {
  readonly data: PreviewData;
  /**
   * The names of all calls. They are passed in, because `installFakeApi` cannot import anything.
   */
  readonly callNames: readonly CallName[];
}

/**
 * Runs in the page before the page's own script. Every call returns its result from `data` and is
 * recorded in `window.calls`. `window.emit` sends an event to the page.
 */
export function installFakeApi({ data, callNames }: FakeApi): void {
  const listeners: Record<string, (payload: never) => void> = {};
  const ok = <T>(value: T): Promise<CallResult<T>> => Promise.resolve({ ok: true, value });
  const refuse = (problem: ProblemView): Promise<CallResult<never>> =>
    Promise.resolve({ ok: false, problem });
  let webApps = data.webApps ?? { apps: [], question: null };
  const emitWebApps = () => emit("webApps", webApps as never);
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
    version: "0.1.0",
    ...data.settings,
  };
  const answers: Partial<Record<CallName, unknown>> &
    Pick<PagekeeperApi, "saveSettings" | "disconnect" | "answerWebApp" | "removeWebApp"> = {
    snapshot: () => data.failed ?? ok(JSON.stringify(data.snapshot)),
    flows: () => ok(data.flows ?? []),
    settings: () => ok(settings),
    saveSettings: (change) => {
      Object.assign(settings, change);
      return ok(null);
    },
    metaApp: () =>
      ok(
        data.metaApp && {
          ...data.metaApp,
          localRedirectUri: `http://localhost:${settings.port}/auth/facebook/callback`,
        },
      ),
    verifyMetaApp: () =>
      data.metaAppProblem ? refuse(data.metaAppProblem) : ok({ appName: "Northwind" }),
    saveMetaApp: () => ok({ appName: "Northwind" }),
    disconnect: (accountIds) => {
      if (data.disconnectProblem) return refuse(data.disconnectProblem);
      const channels: readonly { accounts: readonly FacebookAccount[] }[] =
        data.snapshot?.channels ?? [];
      for (const channel of channels) {
        channel.accounts = channel.accounts.filter((account) => !accountIds.includes(account.id));
      }
      const until = new Date(Date.now() + 10_000).toISOString();
      const pending = { id: "pending-1", accountIds, names: [], until };
      Object.assign(data.snapshot ?? {}, { disconnecting: [pending] });
      return ok(pending);
    },
    factoryReset: () => ok(data.factoryReset),
    activity: () => ok(data.activity ?? { entries: [], more: false }),
    ready: () => {
      emitWebApps();
      return ok(null);
    },
    answerWebApp: (_id, allow) => {
      if (allow && data.webAppProblem) return refuse(data.webAppProblem);
      webApps = { ...webApps, question: null };
      emitWebApps();
      return ok(null);
    },
    removeWebApp: (origin) => {
      if (data.webAppProblem) return refuse(data.webAppProblem);
      webApps = { ...webApps, apps: webApps.apps.filter((app) => app.origin !== origin) };
      emitWebApps();
      return ok(null);
    },
  };
  const calls: unknown[] = [];
  const fakeCall = (name: CallName) => {
    const answer = (answers[name] ?? (() => ok(null))) as (...args: unknown[]) => unknown;
    return (...args: unknown[]) => {
      calls.push([name, ...args]);
      return data.pending?.includes(name) ? new Promise(() => undefined) : answer(...args);
    };
  };
  const on = (name: string, listener: (payload: never) => void) => {
    listeners[name] = listener;
    return () => delete listeners[name];
  };
  const pagekeeper = {
    ...Object.fromEntries(callNames.map((name) => [name, fakeCall(name)])),
    on,
  };
  const emit = (name: string, payload: never) => listeners[name]?.(payload);
  Object.assign(window, { pagekeeper, emit, calls });
}
