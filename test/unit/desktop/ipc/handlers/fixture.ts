import { vi } from "vitest";
import type { Settings } from "../../../../../common/contract/settings.ts";
import { createAppEvents } from "../../../../../main/app/events.ts";
import { createUiState } from "../../../../../main/app/ui-state.ts";
import { StoreWriteError } from "../../../../../main/channels/ports/records.ts";
import type { CallHandlers } from "../../../../../main/desktop/ipc/dispatch.ts";
import type {
  HandlerDeps,
  HandlerServices,
} from "../../../../../main/desktop/ipc/handlers/deps.ts";
import { createHandlers } from "../../../../../main/desktop/ipc/handlers/index.ts";
import { UserError } from "../../../../../main/user-error.ts";
import { defaultSettings } from "../../../../support/default-settings.ts";
import { TestDomain } from "../../../channels/test-domain.ts";

type SignInUrl = (target: { readonly path: string; readonly flowId?: string }) => string;

export const testLoginLink = "http://localhost:47814/test-login?ticket=t";

/** Runs the handlers with test doubles, and records what the handlers did. */
export class HandlerFixture {
  readonly domain = new TestDomain();
  settings: Settings = defaultSettings;
  diskFull = false;
  readonly signInUrl = vi.fn<SignInUrl>(
    ({ flowId }) => `http://localhost:47814/signin?ticket=${flowId ?? "app"}`,
  );
  backend: ReturnType<HandlerServices["workspace"]>["backend"] = () => ({
    ok: true,
    value: { signInUrl: this.signInUrl },
  });
  readonly metaApp = {
    view: vi.fn<HandlerServices["metaApp"]["view"]>(),
    saveDraft: vi.fn<HandlerServices["metaApp"]["saveDraft"]>(),
    verify: vi.fn<HandlerServices["metaApp"]["verify"]>(async () => ({ appName: "Bakery tools" })),
    save: vi.fn<HandlerServices["metaApp"]["save"]>(async () => ({ appName: "Bakery tools" })),
    remove: vi.fn<HandlerServices["metaApp"]["remove"]>(async () => undefined),
  };
  readonly testLogins = {
    start: vi.fn<HandlerServices["testLogins"]["start"]>(async () => testLoginLink),
    link: vi.fn<() => string>(() => testLoginLink),
    cancel: vi.fn<HandlerServices["testLogins"]["cancel"]>(),
  };
  readonly changePort = vi.fn<HandlerServices["changePort"]>(async (port) =>
    this.saveSettings({ ...this.settings, port }),
  );
  readonly removeEverything = vi.fn<HandlerServices["factoryReset"]>();
  readonly applySettings = vi.fn<HandlerDeps["applySettings"]>();
  readonly openMenu = vi.fn<HandlerDeps["openMenu"]>();
  readonly onPageReady = vi.fn<() => void>();
  readonly dismissTour = vi.fn<() => void>();
  readonly openLoginWindow = vi.fn<HandlerDeps["openLoginWindow"]>();
  readonly wipeAndRestart = vi.fn<() => void>();
  readonly updates = {
    support: async () => "package" as const,
    download: vi.fn(),
    install: vi.fn(),
    postpone: vi.fn(),
  } as const;
  readonly webApps = { answer: vi.fn(), remove: vi.fn() };

  handlers(services: Promise<HandlerServices> = Promise.resolve(this.services())): CallHandlers {
    return createHandlers({
      ui: createUiState({
        initial: {
          ...this.domain,
          files: { practice: false, records: this.domain.records, quarantined: () => [] },
          appId: "app",
          notices: [],
        },
        workspace: () => undefined,
        events: createAppEvents(),
      }),
      services,
      settings: {
        get: () => this.settings,
        set: (settings) => this.saveSettings(settings),
      },
      applySettings: this.applySettings,
      openMenu: this.openMenu,
      onPageReady: this.onPageReady,
      dismissTour: this.dismissTour,
      openLoginWindow: this.openLoginWindow,
      updates: this.updates,
      wipeAndRestart: this.wipeAndRestart,
    });
  }

  private saveSettings(settings: Settings): void {
    if (this.diskFull) throw new StoreWriteError(new Error("ENOSPC"));
    this.settings = settings;
  }

  private services(): HandlerServices {
    return {
      workspace: () => ({
        channels: this.domain.channels,
        backend: () => this.backend(),
        webApps: this.webApps,
        meta: { source: "environment", version: "v26.0" },
      }),
      metaApp: this.metaApp,
      testLogins: this.testLogins,
      changePort: this.changePort,
      factoryReset: this.removeEverything,
    };
  }
}

/** Returns the code of the problem with which a call fails. */
export async function codeOf(call: unknown): Promise<string> {
  const error = await Promise.resolve(call).catch((reason: unknown) => reason);
  if (!(error instanceof UserError)) throw new Error("The call did not fail.", { cause: error });
  return error.problem.code;
}
