import type {
  FactoryResetLeftover,
  FactoryResetResult,
} from "../../../../common/contract/factory-reset.ts";
import type { FlowView } from "../../../../common/contract/flows.ts";
import type {
  MetaAppDraft,
  MetaAppForm,
  MetaAppSetup,
  VerifiedMetaApp,
} from "../../../../common/contract/meta-app.ts";
import type { Settings } from "../../../../common/contract/settings.ts";
import type { Snapshot } from "../../../../common/contract/snapshot.ts";
import type { UpdateSupport } from "../../../../common/contract/updates.ts";
import type { Channels } from "../../../channels/index.ts";
import type { Result } from "../../../channels/model.ts";
import type { UpdateController } from "../../updates/update-controller.ts";

/** The parts of the app that the call handlers need. */
export interface HandlerDeps {
  readonly ui: {
    snapshot(): Snapshot;
    flows(): readonly FlowView[];
  };
  /**
   * Resolves when the services have loaded, which is after the first frame. Most calls wait for it.
   */
  readonly services: Promise<HandlerServices>;
  readonly settings: { get(): Settings; set(settings: Settings): void };
  /** Applies the settings that take effect without a restart. May throw UserError. */
  readonly applySettings: (before: Settings, after: Settings) => void;
  /** Opens the application menu at a point of the page, in CSS pixels. */
  readonly openMenu: (point: { readonly x: number; readonly y: number }) => void;
  readonly onPageReady: () => void;
  /** Closes the tour of practice mode. */
  readonly dismissTour: () => void;
  readonly openLoginWindow: (flowId: string, url: string) => void;
  readonly updates: UpdateActions;
  /** Quits the app, deletes all its files and starts it again. */
  readonly wipeAndRestart: () => void;
}

export interface HandlerServices {
  /** Returns what belongs to the Meta app that is in use. Ask again for each call. */
  workspace(): HandlerWorkspace;
  readonly metaApp: MetaAppActions;
  readonly testLogins: TestLoginActions;
  /** Saves another port and uses it at once. Rejects with UserError or StoreWriteError. */
  changePort(port: number): Promise<void>;
  readonly factoryReset: (leave: readonly FactoryResetLeftover[]) => Promise<FactoryResetResult>;
}

interface HandlerWorkspace {
  readonly channels: Channels;
  /** Returns a problem if the server could not start. */
  readonly backend: () => Result<SignInLinks>;
  readonly webApps: WebAppActions;
  /** The source of the Meta app, and the version of the Graph API. */
  readonly meta: { readonly source: MetaAppSetup["running"]; readonly version: string };
}

export interface SignInLinks {
  /** Returns a one-time URL that signs a browser in and then opens a flow or the web UI. */
  signInUrl(target: { readonly path: string; readonly flowId?: string }): string;
}

interface MetaAppActions {
  view(): MetaAppSetup;
  saveDraft(draft: MetaAppDraft | null): void;
  verify(form: MetaAppForm): Promise<VerifiedMetaApp>;
  save(form: MetaAppForm): Promise<VerifiedMetaApp>;
  remove(): Promise<void>;
}

interface TestLoginActions {
  /** Returns a link that begins the login in a browser. */
  start(form: MetaAppForm): Promise<string>;
  /** Returns another link. Throws UserError if the login does not wait for a browser. */
  link(): string;
  cancel(): Promise<void>;
}

interface WebAppActions {
  answer(questionId: string, allow: boolean): void;
  remove(origin: string): void;
}

interface UpdateActions extends Pick<UpdateController, "download" | "install" | "postpone"> {
  support(): Promise<UpdateSupport>;
}
