/**
 * The composition root: builds every part, hands each what it needs, and reads as the list of what the app is made of.
 * The window comes first; what is heavy (Express, undici, keytar, the practice Facebook) comes with `core.ts`, after its first frame.
 */
import { join } from "node:path";
import { app, clipboard, shell } from "electron";
import { createCallHandlers } from "./desktop/calls.ts";
import {
  type Environment,
  EnvironmentError,
  isPractice,
  readEnvironment,
} from "./desktop/environment.ts";
import { serveCalls, tell } from "./desktop/ipc.ts";
import { limitEveryPage } from "./desktop/limits.ts";
import { log, logFailure } from "./desktop/log.ts";
import { createLoginWindows } from "./desktop/login-window.ts";
import { createMainWindow } from "./desktop/main-window.ts";
import { setApplicationMenu } from "./desktop/menu.ts";
import { backendFailed, keptAsideNotice } from "./desktop/notices.ts";
import { createPresenter } from "./desktop/presenter.ts";
import { registerRendererScheme, serveRenderer } from "./desktop/protocol.ts";
import { pictureHosts } from "./facebook/picture-hosts.ts";
import { openRecords } from "./storage/records.ts";
import { openSettings } from "./storage/settings.ts";

const preload = join(import.meta.dirname, "../preload/index.cjs");
const rendererFolder = join(import.meta.dirname, "../renderer");

launch();

function launch(): void {
  const environment = environmentOrExit();
  if (environment === undefined) return;
  if (environment.userData !== undefined) app.setPath("userData", environment.userData);
  // A second start brings the first one's window up: two could not share a port or a store.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Every renderer there will ever be. Root cannot have it: Electron then starts with --no-sandbox only, and both is fatal.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  // Chromium would put a key of its own into the user's keychain, for cookies that the app has none of.
  app.commandLine.appendSwitch("password-store", "basic");
  registerRendererScheme();
  void app.whenReady().then(() => run(environment));
}

function environmentOrExit(): Environment | undefined {
  try {
    return readEnvironment(process.env, app.isPackaged);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    app.exit(1);
    return undefined;
  }
}

function run(environment: Environment): void {
  const practice = isPractice(environment);
  const imageSources = pictureSources(environment);
  const { show, page, current } = createMainWindow(preload);

  serveRenderer(rendererFolder, imageSources);
  // The window shows one page for its whole life; only a login window goes from page to page.
  limitEveryPage((from, url) => from !== page() && /^https?:/.test(url));
  show();

  const folder = app.getPath("userData");
  const settings = openSettings(folder, Date.now);
  const records = openRecords({ folder, practice, now: Date.now });
  const presenter = createPresenter({
    records,
    practice,
    tell: {
      snapshot: (snapshot) => tell(page(), "snapshot", snapshot),
      flows: (flows) => tell(page(), "flows", flows),
      redirect: (search) => {
        show();
        tell(page(), "redirect", search);
      },
    },
  });
  for (const file of [settings, records]) {
    if (file.keptAside) presenter.addNotice(keptAsideNotice(file.keptAside));
  }

  const firstFrame = Promise.withResolvers<void>();
  let drawn = false;
  const logins = createLoginWindows(current);
  const core = firstFrame.promise
    .then(() => import("./core.ts"))
    .then(({ buildCore }) =>
      buildCore({
        environment,
        port: settings.get().port,
        records,
        presenter,
        rendererFolder,
        imageSources,
        onFlows: logins.keepOnly,
      }),
    );
  core.catch((error: unknown) => {
    logFailure("core.failed", error);
    presenter.addNotice(backendFailed);
  });

  const handlers = createCallHandlers({
    presenter,
    core,
    settings,
    onFirstFrame: () => {
      drawn = true;
      firstFrame.resolve();
    },
    openBrowser: (url) => shell.openExternal(url),
    copy: (text) => clipboard.writeText(text),
    openLogin: logins.open,
  });
  serveCalls(handlers, page, log);
  const openInBrowser = () => {
    // Why it could not be opened stands in the window already, as a notice.
    core
      .then(() => handlers.openInBrowser())
      .catch((error: unknown) => logFailure("open-in-browser.failed", error));
  };
  setApplicationMenu({
    openInBrowser,
    showSettings: () => {
      show();
      tell(page(), "showSettings", null);
    },
  });

  // For a terminal or a desktop entry; the first start of the app and every further one may carry it.
  const obey = (argv: readonly string[]) => argv.includes("--open-in-browser") && openInBrowser();
  obey(process.argv);
  app.on("second-instance", (_event, argv) => {
    show();
    obey(argv);
  });
  app.on("activate", show);
  app.on("window-all-closed", () => process.platform !== "darwin" && app.quit());
  // Before its first frame there is nothing to close, and nothing is coming.
  closeBeforeQuit(async () => (drawn ? (await core).close() : undefined));
}

/** The window's page is there before the practice Facebook has a port, so its policy names all of them on loopback. */
function pictureSources({ metaApp, graphOrigin }: Environment): readonly string[] {
  return [
    ...pictureHosts,
    ...(metaApp === undefined ? ["http://127.0.0.1:*"] : []),
    ...(graphOrigin === undefined ? [] : [graphOrigin]),
  ];
}

/**
 * Quitting waits for the parts to let go of their sockets, so that the port is free for the next start, and of the
 * keychain, because Electron's exit does not survive a call into it.
 */
function closeBeforeQuit(close: () => Promise<void>): void {
  let closed = false;
  app.on("will-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    const giveUp = setTimeout(endAtOnce, 3000);
    void close()
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(giveUp);
        // Not quit(): Electron 42 does nothing on a second one after the first was held up here.
        app.exit();
      });
  });
}

/**
 * For a keychain that waits at its prompt: Electron's exit would wait for the thread that this holds. Nothing is lost,
 * every step was written down before it began.
 */
function endAtOnce(): void {
  process.kill(process.pid, "SIGKILL");
}
