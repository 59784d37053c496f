/** What each call of the window does. */
import type { ChannelType } from "../../../../common/contract/accounts.ts";
import type {
  FactoryResetLeftover,
  FactoryResetResult,
} from "../../../../common/contract/factory-reset.ts";
import type { FlowView } from "../../../../common/contract/flows.ts";
import type { MetaAppForm, MetaAppSetup } from "../../../../common/contract/meta-app.ts";
import type { Settings } from "../../../../common/contract/settings.ts";
import type { Snapshot } from "../../../../common/contract/snapshot.ts";
import type { UpdateSupport } from "../../../../common/contract/updates.ts";
import type { Channels } from "../../../channels/index.ts";
import type { Result } from "../../../channels/model.ts";
import { StoreWriteError } from "../../../channels/ports/records.ts";
import { callErrorTexts } from "../../../i18n/call-errors.ts";
import { diagnosticsReport } from "../../diagnostics/diagnostics-report.ts";
import { logFailure } from "../../diagnostics/log.ts";
import type { Updates } from "../../updates/update-controller.ts";
import type { CallCode } from "../call-codes.ts";
import type { CallHandlers } from "../dispatch.ts";
import { toJson } from "../register-handlers.ts";
import { UserError } from "../user-error.ts";

/** What is loaded after the first frame; most calls wait for it. */
export interface Services {
  readonly channels: Channels;
  /** A problem where no server could start, worded when it is asked for. */
  readonly backend: () => Result<SignInLinks>;
  readonly metaApp: MetaAppCalls;
  readonly removeEverything: (
    leave: readonly FactoryResetLeftover[],
  ) => Promise<FactoryResetResult>;
  /** What this run logs in with. `version`: of the Graph API. */
  readonly meta: { readonly from: MetaAppSetup["running"]; readonly version: string };
}

/** The part of main/app/meta-app-settings.ts that calls use. */
interface MetaAppCalls {
  view(): MetaAppSetup;
  save(form: MetaAppForm): Promise<{ readonly appName?: string }>;
  remove(): Promise<void>;
}

interface UpdateActions extends Pick<Updates, "download" | "install" | "postpone"> {
  support(): Promise<UpdateSupport>;
}

interface SignInLinks {
  /** Address that signs a browser in and brings it to a flow, or to the web UI. */
  signInUrl(target: { readonly path: string; readonly flowId?: string }): string;
}

export interface HandlerDeps {
  readonly presenter: {
    snapshot(): Snapshot;
    flows(): readonly FlowView[];
  };
  readonly services: Promise<Services>;
  readonly settings: { get(): Settings; set(settings: Settings): void };
  /** Carries out what takes effect without a restart; where it throws, the settings stay as they were. */
  readonly applySettings: (before: Settings, after: Settings) => void;
  readonly onFirstFrame: () => void;
  readonly openBrowser: (url: string) => Promise<void>;
  readonly copyText: (text: string) => void;
  readonly openLoginWindow: (flowId: string, url: string) => void;
  /** Pages of others may be opened here: Chromium's sandbox shuts them in. */
  readonly sandboxed: boolean;
  /** Rejects where the system shows no folders. */
  readonly openLogs: () => Promise<void>;
  readonly updates: UpdateActions;
  /** By name: of Pagekeeper and of what it runs on. */
  readonly versions: Readonly<Record<string, string>>;
  /** Quits, and starts the app anew. */
  readonly relaunch: () => void;
  /** As `restart`, and between the two all files of ours are removed. */
  readonly wipeAndRestart: () => void;
}

export function createHandlers(parts: HandlerDeps): CallHandlers {
  const { presenter, settings } = parts;
  const startedWith = settings.get().port;
  const needsRestart = () => settings.get().port !== startedWith;

  async function signInLinks(): Promise<SignInLinks> {
    const answer = (await parts.services).backend();
    if (!answer.ok) throw new UserError(answer.problem);
    return answer.value;
  }

  /** A fresh link each time: its ticket is good for one browser and 60 seconds. */
  async function flowUrl(flowId: string): Promise<string> {
    const { channels } = await parts.services;
    const flow = channels.flows.list().find((each) => each.id === flowId);
    if (!flow) throw refusal("flow_over");
    return (await signInLinks()).signInUrl({ path: connectPath(flow.type), flowId });
  }

  /** The system may have no browser, or none that starts; a flow then goes on by its link or in a window. */
  async function openBrowser(url: string): Promise<void> {
    try {
      await parts.openBrowser(url);
    } catch {
      // The system's message may quote the address, which holds a ticket.
      throw refusal("no_browser");
    }
  }

  /** A system takes its time to open a browser; whoever clicks twice meanwhile means one tab. */
  const opening = new Map<string, Promise<void>>();

  function openOnce(flowId: string): Promise<void> {
    const opened =
      opening.get(flowId) ??
      flowUrl(flowId)
        .then(openBrowser)
        .finally(() => opening.delete(flowId));
    opening.set(flowId, opened);
    return opened;
  }

  return {
    snapshot: () => toJson(presenter.snapshot()),
    flows: () => presenter.flows(),
    async connect(type, intent) {
      const { channels } = await parts.services;
      // Before a flow is there, so that a port that is taken leaves none behind.
      await signInLinks();
      const flow = channels.flows.open(type, intent);
      if (flow.step.name === "waiting") await openOnce(flow.id);
      return flow;
    },
    async cancel(flowId) {
      (await parts.services).channels.flows.cancel(flowId);
      return null;
    },
    async copyLink(flowId) {
      parts.copyText(await flowUrl(flowId));
      return null;
    },
    async openHere(flowId) {
      if (!parts.sandboxed) throw refusal("not_confined");
      parts.openLoginWindow(flowId, await flowUrl(flowId));
      return null;
    },
    async disconnectAccount(accountId) {
      const { channels } = await parts.services;
      return disconnected(channels.disconnectAccount(accountId));
    },
    async disconnectChannel(type) {
      const { channels } = await parts.services;
      return disconnected(channels.disconnectChannel(type));
    },
    async check(type) {
      const problem = await (await parts.services).channels.check(type);
      if (problem) throw new UserError(problem);
      return null;
    },
    async openInBrowser() {
      await openBrowser((await signInLinks()).signInUrl({ path: "/" }));
      return null;
    },
    settings: async () => ({
      ...shownSettings(settings.get()),
      restart: needsRestart(),
      updateSupport: await parts.updates.support(),
    }),
    saveSettings: settingsSaved(async (next) => {
      // The core brings what writes files.
      const { channels } = await parts.services;
      const before = settings.get();
      settings.set({ ...before, ...next });
      try {
        parts.applySettings(before, settings.get());
      } catch (error) {
        settings.set(before);
        throw error;
      }
      if (settings.get().webhooks !== before.webhooks) channels.applyWebhookSetting();
      return { restart: needsRestart() };
    }),
    metaApp: async () => (await parts.services).metaApp.view(),
    saveMetaApp: settingsSaved(async (form) => (await parts.services).metaApp.save(form)),
    removeMetaApp: settingsSaved(async () => {
      await (await parts.services).metaApp.remove();
      return null;
    }),
    async openLogs() {
      try {
        await parts.openLogs();
      } catch {
        throw refusal("no_folder");
      }
      return null;
    },
    async copyDiagnostics({ names }) {
      // Wanted most where the core did not start.
      const core = await parts.services.catch(() => undefined);
      const facts = {
        at: new Date().toISOString(),
        versions: parts.versions,
        meta: core?.meta,
        settings: shownSettings(settings.get()),
        snapshot: presenter.snapshot(),
      };
      parts.copyText(diagnosticsReport(facts, names));
      return null;
    },
    async factoryReset(leave) {
      const { removeEverything } = await parts.services;
      const removal = await removeEverything(leave);
      if (removal.state === "left") return removal;
      const before = settings.get();
      // The system keeps this setting, so it has to be told. Where it takes nothing, the rest goes all the same.
      try {
        if (before.startAtLogin) parts.applySettings(before, { ...before, startAtLogin: false });
      } catch (error) {
        logFailure("autostart.not-removed", error);
      }
      parts.wipeAndRestart();
      return removal;
    },
    downloadUpdate() {
      parts.updates.download();
      return null;
    },
    installUpdate() {
      parts.updates.install();
      return null;
    },
    postponeUpdate() {
      parts.updates.postpone();
      return null;
    },
    restart() {
      parts.relaunch();
      return null;
    },
    ready() {
      parts.onFirstFrame();
      return null;
    },
  };
}

/** What is stored beside them is nobody's business in a page. */
const shownSettings = (stored: Settings): Settings => ({
  port: stored.port,
  webhooks: stored.webhooks,
  startAtLogin: stored.startAtLogin,
  closeToTray: stored.closeToTray,
  notifications: stored.notifications,
  checkEvery: stored.checkEvery,
  appearance: stored.appearance,
  language: stored.language,
  checkForUpdates: stored.checkForUpdates,
});

const connectPath = (type: ChannelType): string =>
  `/auth/facebook/connect?type=${type}&redirect_path=%2F`;

/** `known`: whether there was such an account. */
async function disconnected(known: Promise<boolean>): Promise<null> {
  try {
    if (await known) return null;
  } catch (error) {
    if (error instanceof StoreWriteError) throw refusal("not_saved");
    throw error;
  }
  throw refusal("unknown_account");
}

/** A change of the settings, with words for a disk that refuses it. */
function settingsSaved<A extends readonly unknown[], R>(
  change: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await change(...args);
    } catch (error) {
      if (error instanceof StoreWriteError) throw refusal("settings_not_saved");
      throw error;
    }
  };
}

/** A click that came to nothing, by its code, in words. */
const refusal = (code: CallCode) => new UserError({ code, message: callErrorTexts().calls[code] });
