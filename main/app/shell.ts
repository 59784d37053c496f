import { join } from "node:path";
import { app, session } from "electron";
import { log, logFailure, writeLogTo } from "../desktop/diagnostics/log.ts";
import { type CallHandlers, createDispatch } from "../desktop/ipc/dispatch.ts";
import { createHandlers as createIpcHandlers } from "../desktop/ipc/handlers/index.ts";
import type { Dispatch } from "../desktop/ipc/register-handlers.ts";
import { refreshStartAtLogin } from "../desktop/lifecycle/autostart.ts";
import { readCommandLine } from "../desktop/lifecycle/command-line.ts";
import { windowLink } from "../desktop/lifecycle/deep-links.ts";
import { closeBeforeQuit } from "../desktop/lifecycle/quit.ts";
import { relaunch } from "../desktop/lifecycle/relaunch.ts";
import { startUtilityProcess } from "../desktop/lifecycle/utility-process.ts";
import type { OpenedLinks } from "../desktop/monitor/opened-links.ts";
import { createAboutDialog, licencesFile } from "../desktop/window/about.ts";
import { type MenuActions, setApplicationMenu } from "../desktop/window/application-menu.ts";
import type { MainWindow } from "../desktop/window/main-window.ts";
import { isSandboxed } from "../desktop/window/web-contents-security.ts";
import { deleteFiles } from "../storage/delete-files.ts";
import { applySettings } from "./apply-settings.ts";
import { startBackground } from "./background.ts";
import { type AppContext, createContext } from "./context.ts";
import type { Environment } from "./environment.ts";
import { createLazyUpdates, type LazyUpdates } from "./lazy-updates.ts";
import { backendFailedNotice } from "./notices.ts";
import { profileName } from "./profile-name.ts";
import { createWindowPage, type WindowPage } from "./window-page.ts";

export interface ShellDeps {
  readonly environment: Environment;
  readonly window: MainWindow;
  readonly openedLinks: OpenedLinks;
  /** The folder of the built renderer. The web UI uses the same files. */
  readonly rendererFolder: string;
  /** The `img-src` sources that the web UI allows. */
  readonly imageSources: readonly string[];
}

export interface Shell {
  readonly dispatch: Dispatch;
  /** The origin of the practice Facebook. Undefined outside practice mode. */
  readonly practiceOrigin: () => string | undefined;
  /** Handles the command line of a second start of the app. */
  readonly handleCommandLine: (argv: readonly string[]) => void;
}

/**
 * Creates everything that the first frame needs: stores, menu and call handlers. Loads services and
 * updates after that frame. Throws if the user data folder cannot be read.
 */
export function createShell(deps: ShellDeps): Shell {
  const { environment, openedLinks, window } = deps;
  const context = createContext(environment, app.getPath("userData"));
  const { events, services, stores } = context;
  const page = createWindowPage(context, window);
  void context.firstFrame.promise.then(openLog);
  if (!isSandboxed()) log("sandbox.off");
  loadServices(context, page, deps);
  const updates = createLazyUpdates(context);
  const { wipeAndRestart } = handleQuit(context, page, updates);
  const handlers = createHandlers(context, page, updates, wipeAndRestart);

  const showSettings = () => page.showAndSend("showSettings", null);
  const openInBrowser = () => {
    // If the services failed, a notice in the window already says so.
    services.promise
      .then(() => handlers.openInBrowser())
      .catch((error: unknown) => logFailure("window.browser-failed", error));
  };
  const menu = { openInBrowser, showAbout: createShowAbout(deps), send: page.showAndSend };
  setApplicationMenu(menu);
  events.on("language-changed", () => setApplicationMenu(menu));
  if (stores.settings.get().startAtLogin) refreshStartAtLogin();
  startBackground(context, {
    window,
    openedLinks,
    handlers,
    iconFolder: join(deps.rendererFolder, "../tray"),
    update: updates.view,
    actions: {
      showAccount: (id) => page.showAndSend("showAccount", id),
      showAttention: () => page.showAndSend("showAttention", null),
      showSettings,
      openInBrowser,
      showUpdate() {
        window.show();
        updates.resurface();
      },
    },
  });
  if (readCommandLine(process.argv).openInBrowser) openInBrowser();
  return {
    dispatch: createDispatch(handlers),
    practiceOrigin: () => services.value()?.workspace().meta.practiceOrigin,
    handleCommandLine(argv) {
      const request = readCommandLine(argv);
      if (!request.hidden) window.show();
      if (request.openInBrowser) openInBrowser();
    },
  };
}

/**
 * Starts writing the log file. Log lines are buffered until then, because electron-log is too slow
 * to load before the first frame.
 */
async function openLog(): Promise<void> {
  try {
    const { openLogFile } = await import("../desktop/diagnostics/log-file.ts");
    const onWriteError = () => log("log.not-written");
    writeLogTo(openLogFile({ folder: app.getPath("logs"), onWriteError }));
  } catch (error) {
    logFailure("log.no-file", error);
  }
}

function loadServices(context: AppContext, page: WindowPage, deps: ShellDeps): void {
  const { environment, events, firstFrame, services, stores, ui } = context;
  const { rendererFolder, imageSources, window } = deps;
  const keytarWorker = join(rendererFolder, "../main/keytar-worker.cjs");
  firstFrame.promise
    .then(() => import("./services.ts"))
    .then(({ createServices }) =>
      createServices({
        environment,
        stores,
        ui,
        rendererFolder,
        imageSources,
        profile: profileName(app.getPath("userData"), join(app.getPath("appData"), app.getName())),
        startKeytarWorker: () => startUtilityProcess(keytarWorker, "Pagekeeper Keychain"),
        resolveProxy: (url) => session.defaultSession.resolveProxy(url),
        onDesktopRedirect: page.showRedirect,
        openWindow() {
          const link = windowLink();
          if (link === undefined) window.show();
          return link;
        },
        onWebAppsChanged: () => emitWebApps(context),
        onTestLoginChanged: (view) => events.emit("test-login-changed", view),
        onChangeOver() {
          events.emit("workspace-changed");
          ui.flush();
          emitWebApps(context);
        },
      }),
    )
    .then(services.resolve, services.reject);
  services.promise.then(
    ({ start }) => {
      ui.accountsChanged();
      emitWebApps(context);
      start();
    },
    (error: unknown) => {
      logFailure("services.failed", error);
      ui.addNotice(backendFailedNotice);
    },
  );
}

/** Emits nothing until the services have loaded. */
function emitWebApps({ events, services }: AppContext): void {
  const workspace = services.value()?.workspace();
  if (workspace) events.emit("web-apps-changed", workspace.webApps.view());
}

/**
 * Closes everything before the app quits. The returned `wipeAndRestart` quits the app, deletes all
 * the app's files and starts it again.
 */
function handleQuit(
  { firstFrame, services, stores }: AppContext,
  page: WindowPage,
  updates: LazyUpdates,
): { wipeAndRestart(): void } {
  let wipe = false;
  closeBeforeQuit({
    async close() {
      page.saveWindowState();
      await stores.appState.whenSaved();
      // Before the first frame, nothing else is open yet.
      if (!firstFrame.value()) return;
      updates.close();
      await (await services.promise).close();
    },
    afterClose() {
      if (wipe) deleteFiles(app.getPath("userData"), app.getPath("logs"), updates.ownDownloads);
    },
  });
  return {
    wipeAndRestart() {
      wipe = true;
      relaunch();
    },
  };
}

function createHandlers(
  context: AppContext,
  page: WindowPage,
  updates: LazyUpdates,
  wipeAndRestart: () => void,
): CallHandlers {
  const { events, services, stores, ui } = context;
  return createIpcHandlers({
    ui,
    services: services.promise,
    settings: stores.settings,
    updates,
    onPageReady() {
      page.onPageReady();
      events.emit("update-changed", updates.view());
      emitWebApps(context);
    },
    applySettings: (before, after) => applySettings(context, updates, before, after),
    dismissTour: context.tour.dismiss,
    openMenu: page.openMenu,
    openLoginWindow: page.openLoginWindow,
    wipeAndRestart,
  });
}

function createShowAbout({ rendererFolder, window }: ShellDeps): MenuActions["showAbout"] {
  const about = createAboutDialog({
    version: app.getVersion(),
    licences: licencesFile(join(rendererFolder, "..")),
    window: window.current,
  });
  return () => {
    about().catch((error: unknown) => logFailure("about.failed", error));
  };
}
