import { app, net, powerMonitor } from "electron";
import type { UpdateView } from "../../common/contract/updates.ts";
import { logFailure } from "../desktop/diagnostics/log.ts";
import type { CallHandlers } from "../desktop/ipc/dispatch.ts";
import { handleWindowClosed, showWindowIfNoTray } from "../desktop/lifecycle/window-closed.ts";
import { type Network, watchNetwork } from "../desktop/monitor/network.ts";
import type { OpenedLinks } from "../desktop/monitor/opened-links.ts";
import { watchRecheckTriggers } from "../desktop/monitor/recheck-triggers.ts";
import {
  createNotifications,
  type Notifications,
  showNotification,
} from "../desktop/notifications/notifications.ts";
import { type Message, stillRunningMessage } from "../desktop/notifications/rules.ts";
import type { AppTray, TrayActions } from "../desktop/tray/index.ts";
import { createLazyTray } from "../desktop/tray/lazy-tray.ts";
import type { MainWindow } from "../desktop/window/main-window.ts";
import { systemClock } from "../system-clock.ts";
import type { AppContext } from "./context.ts";

export interface BackgroundDeps {
  readonly window: MainWindow;
  readonly handlers: Pick<CallHandlers, "connect" | "check">;
  readonly openedLinks: OpenedLinks;
  /** The path of the built `assets/tray` folder. */
  readonly iconFolder: string;
  readonly update: () => UpdateView | null;
  readonly actions: Pick<
    TrayActions,
    "showAccount" | "showAttention" | "showSettings" | "openInBrowser" | "showUpdate"
  >;
}

/** Starts the notifications, the tray and the rechecks, which also work without a window. */
export function startBackground(context: AppContext, deps: BackgroundDeps): void {
  const { events, services } = context;
  const network = watchNetwork({ isOnline: () => net.isOnline(), clock: systemClock });
  services.promise
    .then(({ keychains, workspace }) => {
      watchRecheckTriggers({
        channels: () => workspace().channels,
        network,
        openedLinks: deps.openedLinks,
      });
      // Memory may be written to the disk while the computer sleeps.
      powerMonitor.on("suspend", () => {
        keychains.practice.clearCache();
        keychains.real.clearCache();
      });
    })
    .catch(() => undefined);

  let notifications = startNotifications(context, deps);
  // Start again, because the accounts of another mode are not news.
  events.on("workspace-changed", () => {
    notifications = startNotifications(context, deps);
  });
  events.on("accounts-changed", () => notifications.update());
  events.on("flows-changed", (flows) => {
    // Don't update notifications during a flow, because none would be shown and sorting thousands
    // of accounts at each step would slow the flow down.
    if (flows.length === 0) notifications.update();
  });

  const tray = startTray(context, deps, network);
  events.on("flows-changed", tray.refresh);
  events.on("update-changed", tray.refresh);
  keepRunningWithoutWindow(context, deps, tray);
}

/**
 * Returns the commands that the tray and the notifications run. They show the window if a command
 * fails, because the window explains why or offers another way.
 */
function createCommands(
  { services }: AppContext,
  { handlers, window }: BackgroundDeps,
): Pick<TrayActions, "connect" | "check"> {
  const run = (command: () => unknown) => {
    services.promise.then(command).catch((error: unknown) => {
      logFailure("background.command-failed", error);
      window.show();
    });
  };
  return {
    connect: (type, intent) => run(() => handlers.connect(type, intent)),
    check: () => run(() => handlers.check({ kind: "all" })),
  };
}

function startNotifications(context: AppContext, deps: BackgroundDeps): Notifications {
  const { services, stores, ui } = context;
  const { window, actions } = deps;
  const { connect } = createCommands(context, deps);
  const open = ({ place }: Message) => {
    if (place === undefined) window.show();
    else if (place.name === "showAccount") actions.showAccount(place.id);
    else actions.showAttention();
  };
  return createNotifications({
    context: () => ({
      snapshot: ui.snapshot(),
      flowRunning: ui.flows().length > 0,
      windowFocused: window.current()?.isFocused() ?? false,
      enabled: stores.settings.get().notifications,
    }),
    takeExpiryWarnings: () => services.value()?.workspace().channels.takeDueWarnings() ?? [],
    now: Date.now,
    show: (message) =>
      showNotification(message, {
        open: () => open(message),
        logIn: ({ type, intent }) => connect(type, intent),
      }),
  });
}

function startTray(context: AppContext, deps: BackgroundDeps, network: Network): AppTray {
  const { events, services, ui } = context;
  const { actions, iconFolder, update, window } = deps;
  return createLazyTray({
    after: services.promise,
    ui,
    onSnapshot: (listener) => events.on("accounts-changed", listener),
    update,
    iconFolder,
    network,
    clock: systemClock,
    actions: {
      ...actions,
      ...createCommands(context, deps),
      open: window.show,
      quit: () => app.quit(),
    },
  });
}

function keepRunningWithoutWindow(
  { stores: { appState, settings } }: AppContext,
  { actions, window }: BackgroundDeps,
  tray: AppTray,
): void {
  const hasTray = tray.isVisible;
  const hasWindow = () => window.current() !== undefined;
  handleWindowClosed({
    enabled: () => settings.get().closeToTray,
    hasTray,
    hasWindow,
    onStay() {
      const { trayHintShown, notifications } = settings.get();
      if (trayHintShown || !notifications) return;
      showNotification(stillRunningMessage(), { open: actions.showSettings });
      appState.save({ trayHintShown: true });
    },
  });
  if (!hasWindow() && process.platform !== "darwin") {
    showWindowIfNoTray({ clock: systemClock, hasTray, hasWindow, show: window.show });
  }
}
