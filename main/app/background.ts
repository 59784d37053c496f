/**
 * A piece of the composition root's middle part: Pagekeeper beside its window and without it. Notifications, the tray, and
 * whether it goes on when its window is closed.
 */
import { app, net } from "electron";
import type { UpdateView } from "../../common/contract/updates.ts";
import type { Channels } from "../channels/index.ts";
import { logFailure } from "../desktop/diagnostics/log.ts";
import type { CallHandlers } from "../desktop/ipc/dispatch.ts";
import type { Core } from "../desktop/ipc/handlers/index.ts";
import { showWithoutTray } from "../desktop/lifecycle/hidden-start.ts";
import { closeToTray } from "../desktop/lifecycle/stay-in-tray.ts";
import { type Network, watchNetwork } from "../desktop/monitor/network.ts";
import type { Visits } from "../desktop/monitor/opened-links.ts";
import { checkOnReturn } from "../desktop/monitor/recheck-triggers.ts";
import {
  createNotifications,
  type Notifications,
  showNotification,
} from "../desktop/notifications/notifications.ts";
import { trayMessage } from "../desktop/notifications/rules.ts";
import type { AppTray, TrayActions } from "../desktop/tray/index.ts";
import { loadTray } from "../desktop/tray/lazy-tray.ts";
import type { MainWindow } from "../desktop/window/main-window.ts";
import type { AppStateWriter } from "../storage/app-state.ts";
import type { JsonFile } from "../storage/json-file.ts";
import type { StoredSettings } from "../storage/settings.ts";
import { systemClock } from "../system-clock.ts";
import type { Presenter } from "./ui-state.ts";

export interface BackgroundParts {
  readonly window: MainWindow;
  readonly settings: Pick<JsonFile<StoredSettings>, "get">;
  readonly notes: AppStateWriter;
  readonly presenter: Presenter;
  readonly core: Promise<Pick<Core, "channels">>;
  readonly handlers: Pick<CallHandlers, "connect" | "check">;
  /** Where the browser was sent to put something right. */
  readonly visits: Visits;
  /** The built assets/tray. */
  readonly iconFolder: string;
  /** The newer version that is there. */
  readonly update: () => UpdateView | null;
  readonly show: Pick<TrayActions, "showAccount" | "showSettings" | "openInBrowser" | "showUpdate">;
}

export interface Background {
  /** A flow has begun, gone a step further or ended. */
  flowsChanged(): void;
  updateChanged(): void;
}

export function openBackground(parts: BackgroundParts): Background {
  const { core, presenter, visits } = parts;
  const notifications = openNotifications(parts);
  presenter.watch(notifications.look);
  const network = watchNetwork({ isOnline: () => net.isOnline(), clock: systemClock });
  // Without a core the window already says why.
  core.then(({ channels }) => checkOnReturn({ channels, network, visits })).catch(() => undefined);
  const tray = openTray(parts, network);
  goOnWithoutWindow(parts, tray);
  return {
    flowsChanged() {
      tray.refresh();
      // Nothing is told before its end, and to put thousands of accounts in order at each of its steps would hold it up.
      if (presenter.flows().length === 0) notifications.look();
    },
    updateChanged: tray.refresh,
  };
}

function openNotifications({
  window,
  settings,
  presenter,
  core,
  show,
}: BackgroundParts): Notifications {
  let takeEndings: Channels["takeWarnings"] = () => [];
  core.then(
    ({ channels }) => {
      takeEndings = channels.takeWarnings;
    },
    () => undefined,
  );
  return createNotifications({
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
        message.accountId === undefined ? window.show() : show.showAccount(message.accountId),
      ),
  });
}

function openTray(parts: BackgroundParts, network: Network): AppTray {
  const { core, handlers, iconFolder, presenter, show, update, window } = parts;
  /** Where a command fails, the window says why, or offers another way. */
  const orShow = (command: Promise<unknown>) => {
    command.catch((error: unknown) => {
      logFailure("tray-command.failed", error);
      window.show();
    });
  };
  return loadTray({
    // The window waits for the core; without one there is a tray all the same.
    after: core,
    presenter,
    update,
    iconFolder,
    network,
    clock: systemClock,
    actions: {
      ...show,
      connect: (type) => orShow(core.then(() => handlers.connect(type))),
      check: () => orShow(core.then(() => handlers.check())),
      open: window.show,
      quit: () => app.quit(),
    },
  });
}

function goOnWithoutWindow(parts: BackgroundParts, tray: AppTray): void {
  const { notes, settings, show, window } = parts;
  const hasTray = tray.isSeen;
  const hasWindow = () => window.current() !== undefined;
  closeToTray({
    enabled: () => settings.get().closeToTray,
    hasTray,
    hasWindow,
    onStay() {
      const { trayHintShown, notifications } = settings.get();
      if (trayHintShown || !notifications) return;
      showNotification(trayMessage(), show.showSettings);
      notes.save({ trayHintShown: true });
    },
  });
  if (!hasWindow() && process.platform !== "darwin") {
    showWithoutTray({ clock: systemClock, hasTray, hasWindow, show: window.show });
  }
}
