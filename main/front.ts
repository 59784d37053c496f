/** The middle part of the composition root: records, settings, calls and menu; what the first frame shows and obeys. */
import { join } from "node:path";
import { app, clipboard, nativeTheme, net, shell } from "electron";
import type { LanguageChoice, Snapshot } from "../preload/contract.ts";
import type { Channels } from "./channels/index.ts";
import { trayMessage } from "./desktop/attention.ts";
import { createCallHandlers } from "./desktop/calls.ts";
import { systemClock } from "./desktop/clock.ts";
import { readCommandLine } from "./desktop/command-line.ts";
import type { Environment } from "./desktop/environment.ts";
import { openFolder } from "./desktop/folders.ts";
import { showWithoutTray } from "./desktop/hidden-start.ts";
import { serveCalls, tell } from "./desktop/ipc.ts";
import { log, logFailure, logTo } from "./desktop/log.ts";
import { refreshStartAtLogin, setStartAtLogin } from "./desktop/login-item.ts";
import { createLoginWindows } from "./desktop/login-window.ts";
import type { MainWindow } from "./desktop/main-window.ts";
import { setApplicationMenu } from "./desktop/menu.ts";
import { watchNetwork } from "./desktop/network.ts";
import { backendFailed, keptAsideNotice, removalInterrupted } from "./desktop/notices.ts";
import { createNotifications, showNotification } from "./desktop/notifications.ts";
import { createPageMail } from "./desktop/page-mail.ts";
import { createPresenter } from "./desktop/presenter.ts";
import { closeBeforeQuit, restart } from "./desktop/quit.ts";
import { checkOnReturn } from "./desktop/returns.ts";
import { runningVersions } from "./desktop/running-versions.ts";
import type { Visits } from "./desktop/visits.ts";
import { createPlaceKeeper } from "./desktop/window-place.ts";
import { loadWriter } from "./storage/file.ts";
import { openRecords } from "./storage/records.ts";
import { removeFiles } from "./storage/remove-files.ts";
import { openSettings, type StoredSettings } from "./storage/settings.ts";
import { speak, speechOf } from "./texts/language.ts";

export interface FrontParts {
  readonly environment: Environment;
  readonly window: MainWindow;
  /** Where the browser was sent to put something right. */
  readonly visits: Visits;
  /** The built renderer, for the web UI. */
  readonly rendererFolder: string;
  /** Where pictures may come from. */
  readonly imageSources: readonly string[];
}

/** Throws where the folder of records and settings cannot be used at all. */
export function openFront(parts: FrontParts): void {
  const { environment, window, visits, rendererFolder, imageSources } = parts;
  const folder = app.getPath("userData");
  const settings = openSettings(folder, Date.now);
  // Without a Meta app there is nobody to log in with but the simulated Facebook.
  const practice = (environment.metaApp ?? settings.get().metaApp) === undefined;
  const records = openRecords({ folder, practice, now: Date.now });
  const mail = createPageMail(window.page);
  const presenter = createPresenter({
    records,
    practice,
    tell: {
      snapshot: (snapshot) => tell(window.page(), "snapshot", snapshot),
      flows: (flows) => tell(window.page(), "flows", flows),
      redirect: (search) => {
        window.show();
        mail.send("redirect", search);
      },
    },
  });
  for (const file of [settings, records]) {
    if (file.keptAside) presenter.addNotice(keptAsideNotice(file.keptAside));
  }

  const firstFrame = Promise.withResolvers<void>();
  let begun = false;
  const begin = () => {
    begun = true;
    firstFrame.resolve();
  };
  // The first frame of a window that is not there is not waited for.
  if (!window.current()) begin();
  const showAccount = (id: string) => {
    window.show();
    mail.send("showAccount", id);
  };
  const showSettings = () => {
    window.show();
    mail.send("showSettings", null);
  };
  let takeEndings: Channels["takeWarnings"] = () => [];
  const notifications = createNotifications({
    moment: () => ({
      snapshot: presenter.snapshot(),
      midway: presenter.flows().length > 0,
      inFront: window.current()?.isFocused() ?? false,
      enabled: settings.get().notifications,
    }),
    takeEndings: () => takeEndings(),
    now: Date.now,
    show: (message) =>
      showNotification(message, () =>
        message.accountId === undefined ? window.show() : showAccount(message.accountId),
      ),
  });
  presenter.watch(notifications.look);

  const network = watchNetwork({ isOnline: () => net.isOnline(), clock: systemClock });
  const logins = createLoginWindows(window.current);
  void firstFrame.promise.then(keepLog);
  const core = firstFrame.promise
    .then(() => import("./core.ts"))
    .then(({ buildCore }) =>
      buildCore({
        environment,
        practice,
        settings,
        records,
        openOtherRecords: () => openRecords({ folder, practice: !practice, now: Date.now }),
        presenter,
        rendererFolder,
        imageSources,
        onFlows(ids) {
          logins.keepOnly(ids);
          refreshTray();
          notifications.look();
        },
      }),
    );
  core.then(
    ({ channels }) => {
      takeEndings = channels.takeWarnings;
    },
    (error: unknown) => {
      logFailure("core.failed", error);
      presenter.addNotice(backendFailed);
    },
  );

  /** This run is the last one of its files. */
  let afresh = false;
  // Why there is no core stands in the window already.
  core.then(({ channels }) => checkOnReturn({ channels, network, visits })).catch(() => undefined);

  const handlers = createCallHandlers({
    presenter,
    core,
    settings,
    onFirstFrame: () => {
      begin();
      mail.pageReady();
    },
    onSettings(before, after) {
      if (after.startAtLogin !== before.startAtLogin) setStartAtLogin(after.startAtLogin);
      nativeTheme.themeSource = after.appearance;
      if (after.language !== before.language) speakAnew(after.language);
    },
    openBrowser: (url) => shell.openExternal(url),
    copy: (text) => clipboard.writeText(text),
    openLogin: logins.open,
    openLogs: () => openFolder(app.getPath("logs")),
    versions: runningVersions(),
    restart,
    startAfresh() {
      afresh = true;
      restart();
    },
  });
  serveCalls(handlers, window.page, log);
  const openInBrowser = () => {
    // Why it could not be opened stands in the window already, as a notice.
    core
      .then(() => handlers.openInBrowser())
      .catch((error: unknown) => logFailure("open-in-browser.failed", error));
  };
  const menu = { openInBrowser, showSettings };
  setApplicationMenu(menu);
  /** Everything that is worded is worded anew; the page, whose texts come with it, is loaded anew, and the settings with it. */
  const speakAnew = (choice: LanguageChoice) => {
    speak(speechOf(choice, app.getPreferredSystemLanguages()));
    setApplicationMenu(menu);
    presenter.accountsChanged();
    mail.pageLeaves();
    window.page()?.reload();
    mail.send("showSettings", null);
  };

  /** Of the tray; where one fails, the window says why, or offers another way. */
  const orShow = (command: Promise<unknown>) => {
    command.catch((error: unknown) => {
      logFailure("tray-command.failed", error);
      window.show();
    });
  };
  /** What the window was told last: to put thousands of accounts in order anew at each step of a flow would hold it up. */
  let shown: Snapshot | undefined;
  // After the core, which the window waits for; without it there is a tray all the same.
  const tray = core
    .catch(() => undefined)
    .then(() => import("./desktop/tray/index.ts"))
    .then(({ openTray }) =>
      openTray({
        iconFolder: join(rendererFolder, "../tray"),
        facts() {
          shown ??= presenter.snapshot();
          return { snapshot: shown, flows: presenter.flows() };
        },
        network,
        clock: systemClock,
        actions: {
          showAccount,
          connect: (type) => orShow(core.then(() => handlers.connect(type))),
          check: () => orShow(core.then(() => handlers.check())),
          open: window.show,
          openInBrowser,
          showSettings,
          quit: () => app.quit(),
        },
      }),
    );
  tray.catch((error: unknown) => logFailure("tray.failed", error));
  const refreshTray = () => void tray.then((opened) => opened.refresh()).catch(() => undefined);
  presenter.watch((snapshot) => {
    shown = snapshot;
    refreshTray();
  });
  const hasTray = () =>
    tray.then(
      (opened) => opened.isSeen(),
      () => false,
    );

  // For a terminal or a desktop entry; the first start of the app and every further one may carry it.
  if (readCommandLine(process.argv).openInBrowser) openInBrowser();
  app.on("second-instance", (_event, argv) => {
    const asked = readCommandLine(argv);
    if (!asked.hidden) window.show();
    if (asked.openInBrowser) openInBrowser();
  });

  let written = Promise.resolve();
  /** What writes files comes with the core, and a window may be moved before. */
  const change = (part: Partial<StoredSettings>) => {
    written = loadWriter()
      .then(() => settings.set({ ...settings.get(), ...part }))
      .catch((error: unknown) => logFailure("settings.not-saved", error));
  };
  if (settings.get().removalBegun) {
    // Said once: whoever goes on with it comes to its end, and whoever does not has been told.
    presenter.addNotice(removalInterrupted);
    change({ removalBegun: false });
  }
  const places = createPlaceKeeper(systemClock, (place) => change({ window: place }));
  window.onPlace(places.moved);
  /** Where it is seen nowhere, nobody could quit it. */
  const staysInTray = async () => settings.get().closeToTray && (await hasTray());
  const sayOnceThatItStays = () => {
    if (settings.get().toldOfTray || !settings.get().notifications) return;
    showNotification(trayMessage(), showSettings);
    change({ toldOfTray: true });
  };
  app.on("window-all-closed", async () => {
    // There is no first frame to wait for any more.
    begin();
    if (process.platform === "darwin") return;
    const stays = await staysInTray();
    if (window.current()) return;
    if (stays) sayOnceThatItStays();
    else app.quit();
  });
  if (!window.current() && process.platform !== "darwin") {
    const hasWindow = () => window.current() !== undefined;
    showWithoutTray({ clock: systemClock, hasTray, hasWindow, show: window.show });
  }
  if (settings.get().startAtLogin) refreshStartAtLogin();

  closeBeforeQuit({
    async close() {
      places.finish();
      await written;
      // Before it has begun there is nothing to close, and nothing is coming.
      if (begun) await (await core).close();
    },
    atLast() {
      if (afresh) removeFiles(folder, app.getPath("logs"));
    },
  });
}

/** Lines from before wait; electron-log is not for the path to the first frame. */
async function keepLog(): Promise<void> {
  try {
    const { openLogFile } = await import("./desktop/log-file.ts");
    const onRefused = () => log("log.not-written");
    logTo(openLogFile({ folder: app.getPath("logs"), onRefused }));
  } catch (error) {
    logFailure("log.no-file", error);
  }
}
