/**
 * A piece of the composition root's middle part: Pagekeeper beside its window and without it. Notifications, the tray, and
 * whether it goes on when its window is closed.
 */
import { app, net } from "electron";
import type { UpdateView } from "../../common/contract/updates.ts";
import type { Channels } from "../channels/index.ts";
import { logFailure } from "../desktop/diagnostics/log.ts";
import type { CallHandlers } from "../desktop/ipc/dispatch.ts";
import type { Services } from "../desktop/ipc/handlers/index.ts";
import { showWindowIfNoTray } from "../desktop/lifecycle/hidden-start.ts";
import { handleWindowClosed } from "../desktop/lifecycle/window-closed.ts";
import { type Network, watchNetwork } from "../desktop/monitor/network.ts";
import type { OpenedLinks } from "../desktop/monitor/opened-links.ts";
import { watchRecheckTriggers } from "../desktop/monitor/recheck-triggers.ts";
import {
  createNotifications,
  type Notifications,
  showNotification,
} from "../desktop/notifications/notifications.ts";
import { stillRunningMessage } from "../desktop/notifications/rules.ts";
import type { AppTray, TrayActions } from "../desktop/tray/index.ts";
import { createLazyTray } from "../desktop/tray/lazy-tray.ts";
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
  readonly services: Promise<Pick<Services, "channels">>;
  readonly handlers: Pick<CallHandlers, "connect" | "check">;
  /** Where the browser was sent to put something right. */
  readonly openedLinks: OpenedLinks;
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
  const { services, presenter, openedLinks } = parts;
  const notifications = openNotifications(parts);
  presenter.watch(notifications.update);
  const network = watchNetwork({ isOnline: () => net.isOnline(), clock: systemClock });
  // Without services the window already says why.
  services
    .then(({ channels }) => watchRecheckTriggers({ channels, network, openedLinks }))
    .catch(() => undefined);
  const tray = openTray(parts, network);
  goOnWithoutWindow(parts, tray);
  return {
    flowsChanged() {
      tray.refresh();
      // Nothing is told before its end, and to put thousands of accounts in order at each of its steps would hold it up.
      if (presenter.flows().length === 0) notifications.update();
    },
    updateChanged: tray.refresh,
  };
}

function openNotifications({
  window,
  settings,
  presenter,
  services,
  show,
}: BackgroundParts): Notifications {
  let takeEndings: Channels["takeDueWarnings"] = () => [];
  services.then(
    ({ channels }) => {
      takeEndings = channels.takeDueWarnings;
    },
    () => undefined,
  );
  return createNotifications({
    context: () => ({
      snapshot: presenter.snapshot(),
      flowRunning: presenter.flows().length > 0,
      windowFocused: window.current()?.isFocused() ?? false,
      enabled: settings.get().notifications,
    }),
    takeExpiryWarnings: () => takeEndings(),
    now: Date.now,
    show: (message) =>
      showNotification(message, () =>
        message.accountId === undefined ? window.show() : show.showAccount(message.accountId),
      ),
  });
}

function openTray(parts: BackgroundParts, network: Network): AppTray {
  const { services, handlers, iconFolder, presenter, show, update, window } = parts;
  /** Where a command fails, the window says why, or offers another way. */
  const orShow = (command: Promise<unknown>) => {
    command.catch((error: unknown) => {
      logFailure("tray-command.failed", error);
      window.show();
    });
  };
  return createLazyTray({
    // The window waits for the services; without them there is a tray all the same.
    after: services,
    presenter,
    update,
    iconFolder,
    network,
    clock: systemClock,
    actions: {
      ...show,
      connect: (type) => orShow(services.then(() => handlers.connect(type))),
      check: () => orShow(services.then(() => handlers.check())),
      open: window.show,
      quit: () => app.quit(),
    },
  });
}

function goOnWithoutWindow(parts: BackgroundParts, tray: AppTray): void {
  const { notes, settings, show, window } = parts;
  const hasTray = tray.isVisible;
  const hasWindow = () => window.current() !== undefined;
  handleWindowClosed({
    enabled: () => settings.get().closeToTray,
    hasTray,
    hasWindow,
    onStay() {
      const { trayHintShown, notifications } = settings.get();
      if (trayHintShown || !notifications) return;
      showNotification(stillRunningMessage(), show.showSettings);
      notes.save({ trayHintShown: true });
    },
  });
  if (!hasWindow() && process.platform !== "darwin") {
    showWindowIfNoTray({ clock: systemClock, hasTray, hasWindow, show: window.show });
  }
}
