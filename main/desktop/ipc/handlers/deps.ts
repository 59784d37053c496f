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
import type { UpdateController } from "../../updates/update-controller.ts";

/** What the handlers of the window's calls need from the rest of the app. */
export interface HandlerDeps {
  readonly ui: {
    snapshot(): Snapshot;
    flows(): readonly FlowView[];
  };
  /** Loaded after the first frame; most calls wait for them. */
  readonly services: Promise<HandlerServices>;
  readonly settings: { get(): Settings; set(settings: Settings): void };
  /** Applies what needs no restart. May throw UserError. */
  readonly applySettings: (before: Settings, after: Settings) => void;
  readonly onPageReady: () => void;
  readonly openLoginWindow: (flowId: string, url: string) => void;
  readonly updates: UpdateActions;
  /** Quits, removes all files of the app and starts it again. */
  readonly wipeAndRestart: () => void;
}

export interface HandlerServices {
  readonly channels: Channels;
  /** Returns a problem if the server could not start. */
  readonly backend: () => Result<SignInLinks>;
  readonly metaApp: MetaAppActions;
  readonly factoryReset: (leave: readonly FactoryResetLeftover[]) => Promise<FactoryResetResult>;
  /** Where this run's Meta app comes from, and its version of the Graph API. */
  readonly meta: { readonly source: MetaAppSetup["running"]; readonly version: string };
}

export interface SignInLinks {
  /** Returns a one-time URL that signs a browser in and leads it to a flow or to the web UI. */
  signInUrl(target: { readonly path: string; readonly flowId?: string }): string;
}

interface MetaAppActions {
  view(): MetaAppSetup;
  save(form: MetaAppForm): Promise<{ readonly appName?: string }>;
  remove(): Promise<void>;
}

interface UpdateActions extends Pick<UpdateController, "download" | "install" | "postpone"> {
  support(): Promise<UpdateSupport>;
}
