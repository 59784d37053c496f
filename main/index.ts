/**
 * The composition root: builds every part, hands each what it needs, and reads as the list of what the app is made of.
 * It comes in three parts, by when each is needed: here what there must be before the window; in `front.ts`, with
 * `background.ts` and `updates.ts`, what its first frame shows and what goes on without it; in `core.ts`, with `running-app.ts`, what is heavy
 * (Express, undici, keytar, the practice Facebook) and comes after that.
 */
import { join, resolve } from "node:path";
import { app, dialog, Menu, nativeTheme, shell } from "electron";
import type { Front, FrontParts } from "./app/shell.ts";
import { handleCrashes, reportCrash } from "./desktop/diagnostics/crash-handler.ts";
import { logFailure } from "./desktop/diagnostics/log.ts";
import { registerIpcHandlers } from "./desktop/ipc/register-handlers.ts";
import { removeMountFromPaths } from "./desktop/lifecycle/app-image.ts";
import { reclaimMemoryOnceAMinute } from "./desktop/lifecycle/chromium-switches.ts";
import { readCommandLine } from "./desktop/lifecycle/command-line.ts";
import { handleDeepLinks } from "./desktop/lifecycle/deep-links.ts";
import {
  type Environment,
  EnvironmentError,
  readEnvironment,
} from "./desktop/lifecycle/environment.ts";
import { isWritable } from "./desktop/lifecycle/user-data.ts";
import { createOpenedLinks } from "./desktop/monitor/opened-links.ts";
import { registerRendererScheme, serveRenderer } from "./desktop/window/app-protocol.ts";
import { createMainWindow, type MainWindow } from "./desktop/window/main-window.ts";
import { hardenWebContents } from "./desktop/window/web-contents-security.ts";
import { metaHosts, pictureHosts } from "./facebook/hosts.ts";
import { desktopTexts } from "./i18n/desktop.ts";
import { speak, speechOf } from "./i18n/locale.ts";
import { readStartupSettings } from "./storage/startup-settings.ts";
import { systemClock } from "./system-clock.ts";

const preload = join(import.meta.dirname, "../preload/index.cjs");
const rendererFolder = join(import.meta.dirname, "../renderer");

launch();

function launch(): void {
  removeMountFromPaths(process.env, process.execPath);
  const environment = environmentOrExit();
  if (environment === undefined) return;
  // Electron takes absolute paths only; what is given is meant from where the app was started.
  const folder = resolve(environment.userData ?? app.getPath("userData"));
  if (!isWritable(folder)) {
    process.stderr.write(`Pagekeeper cannot write to its folder ${folder}.\n`);
    app.exit(1);
    return;
  }
  app.setPath("userData", folder);
  // A profile's logs stay with it. Otherwise they lie where the system keeps logs, on macOS far from the rest.
  if (environment.userData !== undefined) app.setAppLogsPath(join(folder, "logs"));
  // A second start brings the first one's window up: two could not share a port or a store.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // For every renderer. Not for root: there Electron starts with --no-sandbox only, and the two together are fatal.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  // Otherwise Chromium puts a key of its own into the user's keychain, for cookies, which the app does not keep.
  app.commandLine.appendSwitch("password-store", "basic");
  reclaimMemoryOnceAMinute(app.commandLine);
  registerRendererScheme();
  // Ours comes with front.ts; without this Electron would first build one of its own, which takes 20 ms.
  Menu.setApplicationMenu(null);
  // Windows shows notifications under this name, and groups the window with the shortcut that has it, too.
  if (process.platform === "win32") app.setAppUserModelId("app.pagekeeper.Pagekeeper");
  const startup = readStartupSettings(folder);
  nativeTheme.themeSource = startup.appearance;
  const window = createMainWindow({ preload, place: startup.window });
  handleCrashes(window);
  handleDeepLinks(window.show);
  void app.whenReady().then(() => {
    speak(speechOf(startup.language, app.getPreferredSystemLanguages()));
    run(environment, window);
  });
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

function run(environment: Environment, window: MainWindow): void {
  const imageSources = pictureSources(environment);
  const openedLinks = createOpenedLinks(systemClock);
  const front = once(() =>
    loadFront({ environment, window, openedLinks, rendererFolder, imageSources }),
  );
  serveRenderer({ folder: rendererFolder, imageSources, onScript: () => void front() });
  registerIpcHandlers(window.page, async () => (await front()).answerCall);
  app.on("second-instance", (_event, argv) => void front().then(({ obey }) => obey(argv)));
  // The window shows one page for its whole life; only a login window goes from page to page.
  hardenWebContents({
    mayNavigate: (from, url) => from !== window.page() && /^https?:/.test(url),
    mayOpenBrowser: (from) => from === window.page(),
    browserHosts: metaHosts,
    openBrowser(url) {
      openedLinks.add(url);
      shell.openExternal(url).catch((error: unknown) => logFailure("open-link.failed", error));
    },
  });
  app.on("activate", window.show);
  if (startsHidden()) void front();
  else {
    window.show();
    // Without a page there are a menu and a way to quit all the same.
    setTimeout(() => void front(), longestWithoutFront);
  }
}

/** Milliseconds. */
const longestWithoutFront = 1_000;

/** Ends the app where it fails. */
async function loadFront(parts: FrontParts): Promise<Front> {
  try {
    const { openFront } = await import("./app/shell.ts");
    return openFront(parts);
  } catch (error) {
    logFailure("front.failed", error);
    reportCrash({ kind: "main", error });
    const { title, text } = desktopTexts().cannotStart;
    dialog.showErrorBox(title, text);
    app.exit(1);
    return new Promise<never>(() => undefined);
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Started with the computer. macOS hands a login item no arguments. */
const startsHidden = () =>
  readCommandLine(process.argv).hidden ||
  (process.platform === "darwin" && app.getLoginItemSettings().wasOpenedAtLogin);

/** The window's page is there before the practice Facebook has a port, so its policy names all of them on loopback. */
function pictureSources({ metaApp, graphOrigin }: Environment): readonly string[] {
  return [
    ...pictureHosts,
    ...(metaApp === undefined ? ["http://127.0.0.1:*"] : []),
    ...(graphOrigin === undefined ? [] : [graphOrigin]),
  ];
}
