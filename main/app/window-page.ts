import { app } from "electron";
import type { EventName, Events } from "../../common/contract/events.ts";
import { toJson } from "../../common/json.ts";
import { createEventQueue, sendEvent } from "../desktop/ipc/event-queue.ts";
import {
  createLoginWindows,
  type LoginWindows,
  testLoginId,
} from "../desktop/window/login-window.ts";
import type { MainWindow } from "../desktop/window/main-window.ts";
import { openMenu } from "../desktop/window/title-bar.ts";
import { createWindowStateSaver } from "../desktop/window/window-state.ts";
import { systemClock } from "../system-clock.ts";
import type { AppContext } from "./context.ts";
import type { AppEvents } from "./events.ts";

/** Gives the rest of the app access to the window and its page. */
export interface WindowPage {
  /**
   * Shows the window and sends its page an event. A page that is still loading receives the event
   * when it is ready.
   */
  showAndSend<N extends EventName>(name: N, payload: Events[N]): void;
  /**
   * Shows how a flow ended. `target` is the path and query to which a browser would be redirected.
   */
  showRedirect(target: string): void;
  /** Call this when the page has drawn its first frame and is listening for events. */
  onPageReady(): void;
  /** Opens the application menu at a point of the page, in CSS pixels. */
  openMenu(point: { readonly x: number; readonly y: number }): void;
  /** Opens Facebook's login in a window of the app instead of the browser. */
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
  closeEndedLogins(events, logins);
  events.on("flows-changed", (flows) => sendEvent(window.page(), "flows", flows));
  events.on("test-login-changed", (view) => sendEvent(window.page(), "testLogin", view));
  events.on("activity-changed", () => sendEvent(window.page(), "activity", null));
  events.on("update-changed", (update) => sendEvent(window.page(), "update", update));
  let askedQuestion: string | undefined;
  events.on("web-apps-changed", (view) => {
    sendEvent(window.page(), "webApps", view);
    const { question } = view;
    if (question && question.id !== askedQuestion) window.show();
    askedQuestion = question?.id;
  });
  events.on("language-changed", () => {
    // Reload, because the page loads only one language. Then reopen the settings, because the user
    // changed the language there.
    queue.pageReloading();
    window.page()?.reload();
    queue.send("showSettings", null);
  });
  // Don't wait for a first frame if the window is closed or was never opened, because no frame will
  // be drawn.
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
      // The user cancelled the flow in the window, so there is nothing to show.
      if (searchParams.get("error_code") === "cancelled") return;
      // Send the page the current accounts before the result that mentions them.
      ui.flush();
      showAndSend("redirect", search);
    },
    onPageReady() {
      firstFrame.resolve(true);
      queue.pageReady();
    },
    openMenu(point) {
      const shown = window.current();
      if (shown) openMenu(shown, point);
    },
    openLoginWindow: logins.open,
    saveWindowState: windowState.flush,
  };
}

/** Closes the login window of each flow that ends, and of a test login that ends. */
function closeEndedLogins(events: AppEvents, logins: LoginWindows): void {
  let flowIds: readonly string[] = [];
  let testIds: readonly string[] = [];
  const closeOthers = () => logins.closeAllExcept([...flowIds, ...testIds]);
  events.on("flows-changed", (flows) => {
    flowIds = flows.map(({ id }) => id);
    closeOthers();
  });
  events.on("test-login-changed", ({ name }) => {
    testIds = name === "waiting" || name === "reading" ? [testLoginId] : [];
    closeOthers();
  });
}
