/**
 * The entry point of the main process. Opens the window, and loads the rest of the app
 * (main/app/shell.ts) while the page draws its first frame.
 */
import { join, resolve } from "node:path";
import { app, dialog, Menu, nativeTheme, shell } from "electron";
import { issuesAddress } from "../common/issues-address.ts";
import { type Environment, EnvironmentError, readEnvironment } from "./app/environment.ts";
import type { Shell, ShellDeps } from "./app/shell.ts";
import { handleCrashes, reportCrash } from "./desktop/diagnostics/crash-handler.ts";
import { logFailure } from "./desktop/diagnostics/log.ts";
import { logProcessWarnings } from "./desktop/diagnostics/process-warnings.ts";
import { registerIpcHandlers } from "./desktop/ipc/register-handlers.ts";
import { removeMountFromPaths } from "./desktop/lifecycle/app-image.ts";
import { reclaimMemoryOnceAMinute } from "./desktop/lifecycle/chromium-switches.ts";
import { readCommandLine } from "./desktop/lifecycle/command-line.ts";
import { handleDeepLinks } from "./desktop/lifecycle/deep-links.ts";
import { exitWith, refuseToStart } from "./desktop/lifecycle/refuse-start.ts";
import { findRefusedSwitch } from "./desktop/lifecycle/refused-switches.ts";
import { hideSecretVariables } from "./desktop/lifecycle/secret-variables.ts";
import { removeUnsafeSettings } from "./desktop/lifecycle/unsafe-settings.ts";
import { findLockObstacle, isUsableFolder } from "./desktop/lifecycle/user-data.ts";
import { createOpenedLinks } from "./desktop/monitor/opened-links.ts";
import { registerRendererScheme, serveRenderer } from "./desktop/window/app-protocol.ts";
import { provideContextMenus } from "./desktop/window/context-menu.ts";
import { createMainWindow, type MainWindow } from "./desktop/window/main-window.ts";
import { hardenWebContents } from "./desktop/window/web-contents-security.ts";
import { metaHosts, pictureHosts } from "./facebook/hosts.ts";
import { dialogTexts } from "./i18n/dialogs.ts";
import { chooseLocale, setLocale } from "./i18n/locale.ts";
import { readStartupSettings } from "./storage/startup-settings.ts";
import { systemClock } from "./system-clock.ts";

const preload = join(import.meta.dirname, "../preload/index.cjs");
const rendererFolder = join(import.meta.dirname, "../renderer");

function main(): void {
  removeUnsafeSettings({ env: process.env, commandLine: app.commandLine, stderr: process.stderr });
  logProcessWarnings();
  removeMountFromPaths(process.env, process.execPath);
  const refused = findRefusedSwitch(app.commandLine);
  if (refused !== undefined) {
    exitWith(`Pagekeeper does not start with --${refused}, to protect your accounts.`);
    return;
  }
  const environment = environmentOrExit();
  if (environment === undefined) return;
  const folder = userDataOrExit(environment);
  if (folder === undefined) return;
  // A second instance only shows the window of the first, because two instances cannot share a port
  // or a store.
  if (!app.requestSingleInstanceLock()) {
    const obstacle = findLockObstacle(folder);
    if (obstacle === undefined) app.quit();
    else refuseToStart(({ lock }) => lock(obstacle));
    return;
  }
  configureElectron();
  const startup = readStartupSettings(folder);
  nativeTheme.themeSource = startup.appearance;
  const window = createMainWindow({ preload, state: startup.window });
  handleCrashes(window);
  handleDeepLinks(window.show);
  void app.whenReady().then(() => {
    setLocale(chooseLocale(startup.language, app.getPreferredSystemLanguages()));
    startApp(environment, window);
  });
}

function environmentOrExit(): Environment | undefined {
  try {
    const environment = readEnvironment(process.env, app.isPackaged);
    hideSecretVariables(process.env);
    return environment;
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    exitWith(error.message);
    return undefined;
  }
}

function userDataOrExit({ userData }: Environment): string | undefined {
  // Electron accepts only absolute paths.
  const folder = resolve(userData ?? defaultUserData());
  if (!isUsableFolder(folder)) {
    refuseToStart((reasons) => reasons.folder(folder));
    return undefined;
  }
  app.setPath("userData", folder);
  // Keep the logs in the custom folder, too, because they are elsewhere by default on macOS.
  if (userData !== undefined) app.setAppLogsPath(join(folder, "logs"));
  return folder;
}

/** Returns Electron's default folder. Electron throws instead of returning one it cannot create. */
function defaultUserData(): string {
  try {
    return app.getPath("userData");
  } catch {
    return join(app.getPath("appData"), app.getName());
  }
}

function configureElectron(): void {
  // Never combine `enableSandbox` with `--no-sandbox`, because that is fatal. Root must start
  // Electron with `--no-sandbox`.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  // Keep Chromium from adding a key to the user's keychain. The app doesn't need the key, because
  // it only encrypts cookies and the app stores none.
  app.commandLine.appendSwitch("password-store", "basic");
  reclaimMemoryOnceAMinute(app.commandLine);
  registerRendererScheme();
  // Until the shell sets the menu, prevent Electron from building its default one, which takes 20
  // ms.
  Menu.setApplicationMenu(null);
  // Use the same id as the app's shortcut, because Windows uses it for notifications and to group
  // windows.
  if (process.platform === "win32") app.setAppUserModelId("app.pagekeeper.Pagekeeper");
}

function startApp(environment: Environment, window: MainWindow): void {
  const imageSources = pictureSources(environment);
  const openedLinks = createOpenedLinks(systemClock);
  let loading: Promise<Shell> | undefined;
  let practiceOrigin: Shell["practiceOrigin"] = () => undefined;
  /**
   * Loads the shell, but only once. Whatever happens first triggers it: the page's script, an IPC
   * call, a second start or the timer.
   */
  const loadShell = () => {
    loading ??= importShell({
      environment,
      window,
      openedLinks,
      rendererFolder,
      imageSources,
    }).then((created) => {
      practiceOrigin = created.practiceOrigin;
      return created;
    });
    return loading;
  };
  serveRenderer({ folder: rendererFolder, imageSources, onScriptSent: () => void loadShell() });
  registerIpcHandlers(window.page, async () => (await loadShell()).dispatch);
  app.on("second-instance", (_event, argv) => {
    void loadShell().then(({ handleCommandLine }) => handleCommandLine(argv));
  });
  // The main window never navigates away from its page; only login windows navigate.
  hardenWebContents({
    mayNavigate: (from, url) => from !== window.page() && /^https?:/.test(url),
    mayOpenBrowser: (from) => from === window.page(),
    browserHosts: [...metaHosts, new URL(issuesAddress).host],
    practiceOrigin: () => practiceOrigin(),
    openBrowser(url) {
      openedLinks.add(url);
      shell.openExternal(url).catch((error: unknown) => logFailure("window.link-failed", error));
    },
  });
  provideContextMenus();
  app.on("activate", window.show);
  if (startsHidden()) void loadShell();
  else {
    window.show();
    // Load the shell even if the page never loads, because the shell provides a menu and a way to
    // quit.
    setTimeout(() => void loadShell(), pageTimeout);
  }
}

/** The delay after which to load the shell even if nothing has asked for it, in milliseconds. */
const pageTimeout = 1_000;

async function importShell(deps: ShellDeps): Promise<Shell> {
  try {
    const { createShell } = await import("./app/shell.ts");
    return createShell(deps);
  } catch (error) {
    logFailure("shell.failed", error);
    reportCrash({ kind: "main", error });
    const { title, text } = dialogTexts().cannotStart;
    dialog.showErrorBox(title, text);
    app.exit(1);
    // Never settle, so that callers do not continue while the app exits.
    return new Promise<never>(() => undefined);
  }
}

/** Whether the system started the app at login. On macOS, a login item receives no arguments. */
const startsHidden = () =>
  readCommandLine(process.argv).hidden ||
  (process.platform === "darwin" && app.getLoginItemSettings().wasOpenedAtLogin);

/**
 * Returns the `img-src` sources that pages may use. Allows every loopback port unless the
 * environment names a Meta app, because pages load before the settings are read and before the
 * practice Facebook has a port.
 */
function pictureSources({ metaApp, graphOrigin }: Environment): readonly string[] {
  return [
    ...pictureHosts,
    ...(metaApp === undefined ? ["http://127.0.0.1:*"] : []),
    ...(graphOrigin === undefined ? [] : [graphOrigin]),
  ];
}

main();
