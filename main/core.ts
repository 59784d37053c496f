/** The last part of the composition root: what the first frame does not need. `front.ts` loads it afterwards. */
import { createChannels } from "./channels/index.ts";
import type { Outcome } from "./channels/ports.ts";
import { secretsKnown } from "./channels/records.ts";
import type { Core } from "./desktop/calls.ts";
import { systemClock } from "./desktop/clock.ts";
import { type Environment, isPractice } from "./desktop/environment.ts";
import { log, logFailure } from "./desktop/log.ts";
import { portTaken } from "./desktop/notices.ts";
import type { Presenter } from "./desktop/presenter.ts";
import { callbackProblem, createFacebook } from "./facebook/index.ts";
import { type Backend, startBackend } from "./server/index.ts";
import { newsOf, redirectTarget } from "./server/redirect-target.ts";
import { loadWriter } from "./storage/file.ts";
import type { RecordsFile } from "./storage/records.ts";
import { openVault } from "./vault/index.ts";

export interface CoreParts {
  readonly environment: Environment;
  /** From the settings; the environment's goes first. */
  readonly port: number;
  readonly records: RecordsFile;
  readonly presenter: Presenter;
  /** The built renderer, for the web UI. */
  readonly rendererFolder: string;
  /** Where pictures may come from. */
  readonly imageSources: readonly string[];
  /** The ids of the running flows, at each change. */
  readonly onFlows: (ids: readonly string[]) => void;
}

export interface RunningCore extends Core {
  /** Lets go of every socket and of the keychain; never rejects for what is closed already. */
  close(): Promise<void>;
}

export async function buildCore(parts: CoreParts): Promise<RunningCore> {
  const { environment, records, presenter } = parts;
  const practice = isPractice(environment);
  const [meta] = await Promise.all([metaApp(environment), loadWriter()]);

  const vault = openVault({
    service: practice ? "Pagekeeper Practice" : "Pagekeeper",
    clock: systemClock,
    names: () => secretsKnown(records.get()),
  });
  const facebook = createFacebook({ ...meta, version: "v26.0", clock: systemClock });
  let backend: Outcome<Backend> | undefined;

  const channels = createChannels({
    facebook,
    vault,
    records,
    clock: systemClock,
    practice,
    // No flow begins before the backend listens, so there is always a port to name.
    redirectUri: () => `${backend?.ok ? backend.value.origin : ""}/auth/facebook/callback`,
    callbackProblem,
    onAccounts: presenter.accountsChanged,
    onFlows: () => {
      presenter.flowsChanged();
      parts.onFlows(channels.flows.list().map((flow) => flow.id));
    },
    onLostFlow: (end) => {
      if (end.origin === "desktop")
        returnTo(presenter, redirectTarget(end.redirectPath, newsOf(end)));
    },
  });
  presenter.attach(channels, vault);

  const started = await startBackend({
    port: environment.port ?? parts.port,
    anyPort: practice,
    flows: channels.flows,
    accounts: channels,
    rendererFolder: parts.rendererFolder,
    imageSources: parts.imageSources,
    onDesktopReturn: (target) => returnTo(presenter, target),
    clock: systemClock,
    log,
  });
  backend = started;
  if (!started.ok) presenter.addNotice(portTaken(started.problem.message));

  // What the last run left is put right first; then Facebook is asked, so that the window tells the truth.
  void channels
    .settle()
    .then(() => channels.check())
    .catch((error: unknown) => logFailure("settle.failed", error));
  return {
    channels,
    backend: started,
    async close() {
      channels.close();
      await Promise.allSettled([
        vault.close(),
        started.ok && started.value.close(),
        facebook.close(),
        meta.close(),
      ]);
    },
  };
}

/** The window handles a flow's end with the code that a page handles its own query with; a cancel it has told already. */
function returnTo(presenter: Presenter, target: string): void {
  const { search, searchParams } = new URL(target, "http://localhost");
  if (searchParams.get("error_code") !== "cancelled") presenter.redirect(search);
}

interface MetaApp {
  readonly dialogOrigin: string;
  readonly graphOrigin: string;
  readonly appId: string;
  readonly appSecret: () => string;
  close(): Promise<void>;
}

/** For somebody else's simulated Facebook, told to us without an app of theirs. */
const practiceApp = { id: "practice", secret: "practice" };

/** The same one at each start, where it is free: accounts keep the addresses of their pictures. */
const practicePort = 47815;

/** The app to log in with and where: the environment's, or the practice Facebook. */
async function metaApp(environment: Environment): Promise<MetaApp> {
  const { metaApp: given, dialogOrigin, graphOrigin } = environment;
  if (given === undefined && (dialogOrigin === undefined || graphOrigin === undefined)) {
    const { startPractice } = await import("./practice/index.ts");
    const practice = await startPractice({ port: practicePort }).catch(() => startPractice());
    return {
      dialogOrigin: dialogOrigin ?? practice.origin,
      graphOrigin: graphOrigin ?? practice.origin,
      appId: practice.appId,
      appSecret: () => practice.appSecret,
      close: () => practice.close(),
    };
  }
  const app = given ?? practiceApp;
  return {
    dialogOrigin: dialogOrigin ?? "https://www.facebook.com",
    graphOrigin: graphOrigin ?? "https://graph.facebook.com",
    appId: app.id,
    appSecret: () => app.secret,
    close: async () => undefined,
  };
}
