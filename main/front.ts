/** The middle part of the composition root: records, settings, calls and menu; what the first frame shows and obeys. */
import { app, clipboard, shell } from "electron";
import { createCallHandlers } from "./desktop/calls.ts";
import type { Environment } from "./desktop/environment.ts";
import { serveCalls, tell } from "./desktop/ipc.ts";
import { log, logFailure } from "./desktop/log.ts";
import { createLoginWindows } from "./desktop/login-window.ts";
import type { MainWindow } from "./desktop/main-window.ts";
import { setApplicationMenu } from "./desktop/menu.ts";
import { backendFailed, keptAsideNotice } from "./desktop/notices.ts";
import { createPresenter } from "./desktop/presenter.ts";
import { openRecords } from "./storage/records.ts";
import { openSettings } from "./storage/settings.ts";

export interface FrontParts {
  readonly environment: Environment;
  readonly window: MainWindow;
  /** The built renderer, for the web UI. */
  readonly rendererFolder: string;
  /** Where pictures may come from. */
  readonly imageSources: readonly string[];
}

/** Throws where the folder of records and settings cannot be used at all. */
export function openFront({ environment, window, rendererFolder, imageSources }: FrontParts): void {
  const folder = app.getPath("userData");
  const settings = openSettings(folder, Date.now);
  // Without a Meta app there is nobody to log in with but the simulated Facebook.
  const practice = (environment.metaApp ?? settings.get().metaApp) === undefined;
  const records = openRecords({ folder, practice, now: Date.now });
  const presenter = createPresenter({
    records,
    practice,
    tell: {
      snapshot: (snapshot) => tell(window.page(), "snapshot", snapshot),
      flows: (flows) => tell(window.page(), "flows", flows),
      redirect: (search) => {
        window.show();
        tell(window.page(), "redirect", search);
      },
    },
  });
  for (const file of [settings, records]) {
    if (file.keptAside) presenter.addNotice(keptAsideNotice(file.keptAside));
  }

  const firstFrame = Promise.withResolvers<void>();
  let drawn = false;
  const logins = createLoginWindows(window.current);
  const core = firstFrame.promise
    .then(() => import("./core.ts"))
    .then(({ buildCore }) =>
      buildCore({
        environment,
        practice,
        settings,
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
    restart: () => {
      app.relaunch();
      app.quit();
    },
  });
  serveCalls(handlers, window.page, log);
  const openInBrowser = () => {
    // Why it could not be opened stands in the window already, as a notice.
    core
      .then(() => handlers.openInBrowser())
      .catch((error: unknown) => logFailure("open-in-browser.failed", error));
  };
  setApplicationMenu({
    openInBrowser,
    showSettings: () => {
      window.show();
      tell(window.page(), "showSettings", null);
    },
  });

  // For a terminal or a desktop entry; the first start of the app and every further one may carry it.
  const obey = (argv: readonly string[]) => argv.includes("--open-in-browser") && openInBrowser();
  obey(process.argv);
  app.on("second-instance", (_event, argv) => {
    window.show();
    obey(argv);
  });
  // Before its first frame there is nothing to close, and nothing is coming.
  closeBeforeQuit(async () => (drawn ? (await core).close() : undefined));
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
