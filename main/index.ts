/**
 * The main process: what must happen before the window is open, the window itself, and then the app
 * (main/app/shell.ts), which is loaded while the page draws its first frame.
 */
import { join, resolve } from "node:path";
import { app, dialog, Menu, nativeTheme, shell } from "electron";
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
import { isWritable } from "./desktop/lifecycle/user-data.ts";
import { createOpenedLinks } from "./desktop/monitor/opened-links.ts";
import { registerRendererScheme, serveRenderer } from "./desktop/window/app-protocol.ts";
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
  logProcessWarnings();
  removeMountFromPaths(process.env, process.execPath);
  const environment = environmentOrExit();
  if (environment === undefined) return;
  const folder = userDataOrExit(environment);
  if (folder === undefined) return;
  // Two instances could not share a port or a store: a second start shows the first one's window.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
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
    return readEnvironment(process.env, app.isPackaged);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    exitWith(error.message);
    return undefined;
  }
}

function userDataOrExit({ userData }: Environment): string | undefined {
  // Electron takes absolute paths only.
  const folder = resolve(userData ?? app.getPath("userData"));
  if (!isWritable(folder)) {
    exitWith(`Pagekeeper cannot write to its folder ${folder}.`);
    return undefined;
  }
  app.setPath("userData", folder);
  // The default is the system's folder for logs, which on macOS is far from a custom profile.
  if (userData !== undefined) app.setAppLogsPath(join(folder, "logs"));
  return folder;
}

function exitWith(message: string): void {
  process.stderr.write(`${message}\n`);
  app.exit(1);
}

function configureElectron(): void {
  // As root Electron only starts with --no-sandbox, and the two together are fatal.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  // Otherwise Chromium adds a key to the user's keychain, for cookies that the app does not store.
  app.commandLine.appendSwitch("password-store", "basic");
  reclaimMemoryOnceAMinute(app.commandLine);
  registerRendererScheme();
  // Until the shell sets the menu, this keeps Electron from building its default one, which takes
  // 20 ms.
  Menu.setApplicationMenu(null);
  // Windows uses the id of the shortcut for notifications and for grouping windows.
  if (process.platform === "win32") app.setAppUserModelId("app.pagekeeper.Pagekeeper");
}

function startApp(environment: Environment, window: MainWindow): void {
  const imageSources = pictureSources(environment);
  const openedLinks = createOpenedLinks(systemClock);
  let loading: Promise<Shell> | undefined;
  /** Called by whatever needs the shell: the page's script, a call, a second start, a timer. */
  const loadShell = () => {
    loading ??= importShell({ environment, window, openedLinks, rendererFolder, imageSources });
    return loading;
  };
  serveRenderer({ folder: rendererFolder, imageSources, onScriptSent: () => void loadShell() });
  registerIpcHandlers(window.page, async () => (await loadShell()).dispatch);
  app.on("second-instance", (_event, argv) => {
    void loadShell().then(({ handleCommandLine }) => handleCommandLine(argv));
  });
  // The main window never leaves its page; only a login window navigates.
  hardenWebContents({
    mayNavigate: (from, url) => from !== window.page() && /^https?:/.test(url),
    mayOpenBrowser: (from) => from === window.page(),
    browserHosts: metaHosts,
    openBrowser(url) {
      openedLinks.add(url);
      shell.openExternal(url).catch((error: unknown) => logFailure("window.link-failed", error));
    },
  });
  app.on("activate", window.show);
  if (startsHidden()) void loadShell();
  else {
    window.show();
    // Even if the page never loads, there is a menu and a way to quit.
    setTimeout(() => void loadShell(), pageTimeout);
  }
}

/** Milliseconds. */
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
    // Its callers must not go on while the app exits.
    return new Promise<never>(() => undefined);
  }
}

/** Whether the system started the app at login. macOS passes no arguments to a login item. */
const startsHidden = () =>
  readCommandLine(process.argv).hidden ||
  (process.platform === "darwin" && app.getLoginItemSettings().wasOpenedAtLogin);

/**
 * The page loads before settings are read and before the practice Facebook has a port, so unless
 * the environment names a Meta app, pictures may come from every loopback port.
 */
function pictureSources({ metaApp, graphOrigin }: Environment): readonly string[] {
  return [
    ...pictureHosts,
    ...(metaApp === undefined ? ["http://127.0.0.1:*"] : []),
    ...(graphOrigin === undefined ? [] : [graphOrigin]),
  ];
}

main();
