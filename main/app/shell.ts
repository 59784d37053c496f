/**
 * The middle part of the composition root: records, settings, calls and menu, which the first frame shows and obeys. What goes
 * on beside the window is in `background.ts`.
 */
import { join } from "node:path";
import { app, clipboard, nativeTheme, shell } from "electron";
import type { EventName, Events } from "../../common/contract/events.ts";
import type { LanguageChoice } from "../../common/languages.ts";
import { log, logFailure, writeLogTo } from "../desktop/diagnostics/log.ts";
import { openFolder } from "../desktop/diagnostics/open-folder.ts";
import { runningVersions } from "../desktop/diagnostics/versions.ts";
import { createDispatch } from "../desktop/ipc/dispatch.ts";
import { createEventQueue } from "../desktop/ipc/event-queue.ts";
import { createHandlers } from "../desktop/ipc/handlers/index.ts";
import { type Dispatch, sendEvent, toJson } from "../desktop/ipc/register-handlers.ts";
import { refreshStartAtLogin, setStartAtLogin } from "../desktop/lifecycle/autostart.ts";
import { readCommandLine } from "../desktop/lifecycle/command-line.ts";
import type { Environment } from "../desktop/lifecycle/environment.ts";
import { closeBeforeQuit } from "../desktop/lifecycle/quit.ts";
import { relaunch } from "../desktop/lifecycle/relaunch.ts";
import { startUtilityProcess } from "../desktop/lifecycle/utility-process.ts";
import type { OpenedLinks } from "../desktop/monitor/opened-links.ts";
import {
  backendFailedNotice,
  quarantinedFileNotice,
  removalInterruptedNotice,
} from "../desktop/notifications/notices.ts";
import { createAboutDialog, licencesFile } from "../desktop/window/about.ts";
import { setApplicationMenu } from "../desktop/window/application-menu.ts";
import { createLoginWindows } from "../desktop/window/login-window.ts";
import type { MainWindow } from "../desktop/window/main-window.ts";
import { isSandboxed } from "../desktop/window/web-contents-security.ts";
import { createWindowStateSaver } from "../desktop/window/window-state.ts";
import { speak, speechOf } from "../i18n/locale.ts";
import { type AppStateWriter, createAppStateWriter } from "../storage/app-state.ts";
import { openRecords } from "../storage/records.ts";
import { removeFiles } from "../storage/remove-files.ts";
import { openSettings } from "../storage/settings.ts";
import { systemClock } from "../system-clock.ts";
import { openBackground } from "./background.ts";
import { createAppUpdates } from "./lazy-updates.ts";
import type { CoreParts } from "./services.ts";
import { createPresenter, type Presenter } from "./ui-state.ts";

export interface FrontParts {
  readonly environment: Environment;
  readonly window: MainWindow;
  /** Where the browser was sent to put something right. */
  readonly openedLinks: OpenedLinks;
  /** The built renderer, for the web UI. */
  readonly rendererFolder: string;
  /** Where pictures may come from. */
  readonly imageSources: readonly string[];
}

export interface Front {
  /** Carries out the window's calls. */
  readonly answerCall: Dispatch;
  /** Does what the command line of a further start asks for. */
  readonly obey: (argv: readonly string[]) => void;
}

/** Throws where the folder of records and settings cannot be used at all. */
export function openFront(parts: FrontParts): Front {
  const { environment, window, openedLinks, rendererFolder, imageSources } = parts;
  const folder = app.getPath("userData");
  const stores = openStores(folder, environment);
  const { settings, notes, practice, records } = stores;
  const eventQueue = createEventQueue(window.page);
  const bringUp = <N extends EventName>(name: N, payload: Events[N]) => {
    window.show();
    eventQueue.send(name, payload);
  };
  const showSettings = () => bringUp("showSettings", null);
  const presenter = createPresenter({
    records,
    practice,
    tell: {
      snapshot: (snapshot) => sendEvent(window.page(), "snapshot", toJson(snapshot)),
      flows: (flows) => sendEvent(window.page(), "flows", flows),
      redirect: (search) => bringUp("redirect", search),
    },
  });
  addNotices(stores, presenter);
  const windowState = createWindowStateSaver(systemClock, (place) => notes.save({ window: place }));
  window.onStateChange(windowState.changed);

  const firstFrame = createLatch();
  // The first frame of a window that is not there, or there no more, is not waited for.
  if (!window.current()) firstFrame.open();
  app.on("window-all-closed", firstFrame.open);
  void firstFrame.opened.then(keepLog);

  const logins = createLoginWindows(window.current);
  if (!isSandboxed()) log("sandbox.off");
  const services = firstFrame.opened
    .then(() => import("./services.ts"))
    .then(({ buildCore }) =>
      buildCore({
        ...stores,
        environment,
        presenter,
        rendererFolder,
        imageSources,
        startKeytar: () =>
          startUtilityProcess(
            join(rendererFolder, "../main/keytar-process.cjs"),
            "Pagekeeper Keychain",
          ),
        onFlows(ids) {
          logins.closeAllExcept(ids);
          background.flowsChanged();
        },
      }),
    );
  services.catch((error: unknown) => {
    logFailure("core.failed", error);
    presenter.addNotice(backendFailedNotice);
  });

  const updates = createAppUpdates({
    environment,
    firstFrame: firstFrame.opened,
    wanted: () => settings.get().checkForUpdates,
    onChange() {
      tellUpdate();
      background.updateChanged();
    },
  });
  const tellUpdate = () => sendEvent(window.page(), "update", updates.view());
  // After the first check of the accounts has begun; and where nothing else works, a newer version may mend it.
  services.catch(() => undefined).then(updates.checkIfWanted);

  /** All files of ours are removed when this run has ended; these folders go whole. */
  let wipeOnQuit: readonly string[] | undefined;
  const handlers = createHandlers({
    presenter,
    services,
    settings,
    updates,
    onFirstFrame: () => {
      firstFrame.open();
      eventQueue.pageReady();
      tellUpdate();
    },
    applySettings(before, after) {
      if (after.startAtLogin !== before.startAtLogin) setStartAtLogin(after.startAtLogin);
      nativeTheme.themeSource = after.appearance;
      if (after.language !== before.language) speakAnew(after.language);
      updates.checkIfWanted();
    },
    openBrowser: (url) => shell.openExternal(url),
    copyText: (text) => clipboard.writeText(text),
    openLoginWindow: logins.open,
    sandboxed: isSandboxed(),
    openLogs: () => openFolder(app.getPath("logs")),
    versions: runningVersions(),
    relaunch,
    wipeAndRestart() {
      wipeOnQuit = [updates.downloads];
      relaunch();
    },
  });
  const openInBrowser = () => {
    // Where that fails, the window already says why, in a notice.
    services
      .then(() => handlers.openInBrowser())
      .catch((error: unknown) => logFailure("open-in-browser.failed", error));
  };
  const about = createAboutDialog({
    version: app.getVersion(),
    licences: licencesFile(join(rendererFolder, "../..")),
    window: window.current,
  });
  const showAbout = () => {
    about().catch((error: unknown) => logFailure("about.failed", error));
  };
  const menu = { openInBrowser, showSettings, showAbout };
  setApplicationMenu(menu);
  /** Words everything anew. The page has loaded one language only, so it is loaded anew, with the settings open as before. */
  const speakAnew = (choice: LanguageChoice) => {
    speak(speechOf(choice, app.getPreferredSystemLanguages()));
    setApplicationMenu(menu);
    presenter.accountsChanged();
    eventQueue.pageReloading();
    window.page()?.reload();
    eventQueue.send("showSettings", null);
  };
  if (readCommandLine(process.argv).openInBrowser) openInBrowser();
  if (settings.get().startAtLogin) refreshStartAtLogin();

  const background = openBackground({
    window,
    settings,
    notes,
    presenter,
    services,
    handlers,
    openedLinks,
    iconFolder: join(rendererFolder, "../tray"),
    update: updates.view,
    show: {
      showAccount: (id) => bringUp("showAccount", id),
      showSettings,
      openInBrowser,
      showUpdate() {
        window.show();
        updates.resurface();
      },
    },
  });

  closeBeforeQuit({
    async close() {
      windowState.flush();
      await notes.whenSaved();
      // Before the first frame there is nothing to close, and nothing is coming.
      if (!firstFrame.isOpen()) return;
      updates.close();
      await (await services).close();
    },
    afterClose() {
      if (wipeOnQuit) removeFiles(folder, app.getPath("logs"), wipeOnQuit);
    },
  });
  return {
    answerCall: createDispatch(handlers),
    obey(argv) {
      const asked = readCommandLine(argv);
      if (!asked.hidden) window.show();
      if (asked.openInBrowser) openInBrowser();
    },
  };
}

interface Stores extends Pick<CoreParts, "settings" | "records" | "openOtherRecords"> {
  readonly notes: AppStateWriter;
  /** Without a Meta app there is nobody to log in with but the simulated Facebook. */
  readonly practice: boolean;
}

function openStores(folder: string, environment: Environment): Stores {
  const settings = openSettings(folder, Date.now);
  const practice = (environment.metaApp ?? settings.get().metaApp) === undefined;
  const openRecordsOf = (mode: { readonly practice: boolean }) =>
    openRecords({ folder, ...mode, now: Date.now });
  return {
    settings,
    notes: createAppStateWriter(settings, (error) => logFailure("settings.not-saved", error)),
    practice,
    records: openRecordsOf({ practice }),
    openOtherRecords: () => openRecordsOf({ practice: !practice }),
  };
}

/** What the files say of the last run. */
function addNotices({ settings, records, notes }: Stores, presenter: Presenter): void {
  for (const file of [settings, records]) {
    if (file.quarantined) presenter.addNotice(quarantinedFileNotice(file.quarantined));
  }
  if (!settings.get().factoryResetPending) return;
  // Said once: whoever goes on with it comes to its end, and whoever does not has been told.
  presenter.addNotice(removalInterruptedNotice);
  notes.save({ factoryResetPending: false });
}

/** Opens once, and stays open. */
interface Latch {
  readonly opened: Promise<void>;
  isOpen(): boolean;
  open(): void;
}

function createLatch(): Latch {
  const { promise: opened, resolve } = Promise.withResolvers<void>();
  let isOpen = false;
  return {
    opened,
    isOpen: () => isOpen,
    open() {
      isOpen = true;
      resolve();
    },
  };
}

/** Earlier lines wait in memory: electron-log is too heavy for the path to the first frame. */
async function keepLog(): Promise<void> {
  try {
    const { openLogFile } = await import("../desktop/diagnostics/log-file.ts");
    const onWriteError = () => log("log.not-written");
    writeLogTo(openLogFile({ folder: app.getPath("logs"), onWriteError }));
  } catch (error) {
    logFailure("log.no-file", error);
  }
}
