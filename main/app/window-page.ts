import { app } from "electron";
import type { EventName, Events } from "../../common/contract/events.ts";
import { toJson } from "../../common/json.ts";
import { createEventQueue, sendEvent } from "../desktop/ipc/event-queue.ts";
import { createLoginWindows } from "../desktop/window/login-window.ts";
import type { MainWindow } from "../desktop/window/main-window.ts";
import { createWindowStateSaver } from "../desktop/window/window-state.ts";
import { systemClock } from "../system-clock.ts";
import type { AppContext } from "./context.ts";

/** The window's page, as the rest of the app reaches it. */
export interface WindowPage {
  /** Brings the window up; a page that is still loading gets the event when it is ready. */
  showAndSend<N extends EventName>(name: N, payload: Events[N]): void;
  /** Shows how a flow ended: the path and query that a web page would be sent to. */
  showRedirect(target: string): void;
  /** The page has drawn its first frame and listens. */
  onPageReady(): void;
  /** Opens Facebook's login in a window of the app. */
  openLoginWindow(flowId: string, url: string): void;
  saveWindowState(): void;
}

export function createWindowPage(
  { events, firstFrame, stores, ui }: AppContext,
  window: MainWindow,
): WindowPage {
  const queue = createEventQueue(window.page);
  const logins = createLoginWindows(window.current);
  const windowState = createWindowStateSaver(systemClock, (state) =>
    stores.appState.save({ window: state }),
  );
  window.onStateChange(windowState.changed);
  events.on("accounts-changed", (now) => sendEvent(window.page(), "snapshot", toJson(now)));
  events.on("flows-changed", (flows) => {
    sendEvent(window.page(), "flows", flows);
    logins.closeAllExcept(flows.map(({ id }) => id));
  });
  events.on("update-changed", (update) => sendEvent(window.page(), "update", update));
  events.on("language-changed", () => {
    // The page loads one language only. The settings, where it was changed, open again.
    queue.pageReloading();
    window.page()?.reload();
    queue.send("showSettings", null);
  });
  // A window that is closed or was never opened draws no frame to wait for.
  if (!window.current()) firstFrame.resolve(true);
  app.on("window-all-closed", () => firstFrame.resolve(true));

  const showAndSend: WindowPage["showAndSend"] = (name, payload) => {
    window.show();
    queue.send(name, payload);
  };
  return {
    showAndSend,
    showRedirect(target) {
      const { search, searchParams } = new URL(target, "http://localhost");
      // The window itself cancelled it.
      if (searchParams.get("error_code") === "cancelled") return;
      // The page must show the accounts before it announces them.
      ui.flush();
      showAndSend("redirect", search);
    },
    onPageReady() {
      firstFrame.resolve(true);
      queue.pageReady();
    },
    openLoginWindow: logins.open,
    saveWindowState: windowState.flush,
  };
}
