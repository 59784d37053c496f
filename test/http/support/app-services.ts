/** Runs the services of the app in plain Node, in a folder that outlives them. */
import "../../support/plain-node.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { FlowView } from "../../../common/contract/flows.ts";
import type { TestLoginView } from "../../../common/contract/meta-app.ts";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import type { Environment } from "../../../main/app/environment.ts";
import { createAppEvents } from "../../../main/app/events.ts";
import { createServices, type Services } from "../../../main/app/services.ts";
import { initialAppId, openStores } from "../../../main/app/stores.ts";
import { createUiState } from "../../../main/app/ui-state.ts";
import { Browser, type PracticeLogin } from "../../support/backend/browser.ts";
import { logIn } from "../../support/backend/plain-backend.ts";

/** One run of the app's services. */
export interface Run {
  readonly services: Services;
  readonly snapshots: Snapshot[];
  readonly flows: (readonly FlowView[])[];
  /** The redirect targets that were passed to the desktop window. */
  readonly redirects: string[];
  /** The steps of test logins. */
  readonly testLogins: TestLoginView[];
  snapshot(): Snapshot;
  /** Returns the ids of the Pages that the window lists. */
  pages(): readonly string[];
  origin(): string;
  signInLink(): string;
  signIn(): Promise<Browser>;
  connect(login: PracticeLogin): Promise<void>;
}

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pagekeeper-services-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function startServices(folder: string, environment: Environment): Promise<Run> {
  const stores = openStores(folder);
  const events = createAppEvents();
  const appId = initialAppId(environment, stores);
  let services: Services | undefined;
  const ui = createUiState({
    initial: { files: stores.filesOf(appId === undefined), appId, notices: [] },
    workspace: () => services?.workspace(),
    events,
  });
  const snapshots: Snapshot[] = [];
  const flows: (readonly FlowView[])[] = [];
  const redirects: string[] = [];
  const testLogins: TestLoginView[] = [];
  events.on("accounts-changed", (snapshot) => snapshots.push(snapshot));
  events.on("flows-changed", (running) => flows.push(running));
  const created = await createServices({
    environment,
    stores,
    ui,
    rendererFolder: folder,
    imageSources: [],
    startKeytarWorker() {
      throw new Error("The keychain service ended.");
    },
    resolveProxy: async () => "DIRECT",
    openWindow: () => undefined,
    onDesktopRedirect: (target) => redirects.push(target),
    onWebAppsChanged: () => undefined,
    onChangeOver: ui.flush,
    onTestLoginChanged: (view) => testLogins.push(view),
  });
  services = created;
  onTestFinished(() => created.close());
  created.start();

  const backend = () => {
    const result = created.workspace().backend();
    if (!result.ok) throw new Error(result.problem.message);
    return result.value;
  };
  const signInLink = () => backend().signInUrl({ path: "/" });
  const signIn = () => Browser.signIn(signInLink());
  return {
    services: created,
    snapshots,
    flows,
    redirects,
    testLogins,
    snapshot: ui.snapshot,
    pages: () =>
      ui.snapshot().channels.flatMap(({ accounts }) => accounts.map(({ pageId }) => pageId)),
    origin: () => backend().origin,
    signInLink,
    signIn,
    connect: async (login) => logIn(await signIn(), backend().origin, login),
  };
}
