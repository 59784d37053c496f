import type { WebContents } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { eventChannel } from "../../../common/contract/events.ts";
import type { WebAppsView } from "../../../common/contract/web-apps.ts";
import type { AppContext } from "../../../main/app/context.ts";
import { createDeferred } from "../../../main/app/deferred.ts";
import { type AppEvents, createAppEvents } from "../../../main/app/events.ts";
import { createWindowPage } from "../../../main/app/window-page.ts";
import type { MainWindow } from "../../../main/desktop/window/main-window.ts";
import { resetElectron } from "../../support/doubles/electron.ts";
import { fake } from "../../support/fake.ts";

vi.mock("electron", () => import("../../support/doubles/electron.ts"));

const asking = (id: string): WebAppsView => ({
  apps: [],
  question: { id, origin: "http://localhost:5173" },
});
const nothingAsked: WebAppsView = { apps: [], question: null };

let events: AppEvents;
/** How often the window was shown. */
let show: ReturnType<typeof vi.fn<() => void>>;
let send: ReturnType<typeof vi.fn<WebContents["send"]>>;
let isOpen: boolean;

beforeEach(() => {
  resetElectron();
  events = createAppEvents();
  show = vi.fn<() => void>();
  send = vi.fn<WebContents["send"]>();
  isOpen = true;
  const page = fake<WebContents>({ send, isDestroyed: () => false });
  createWindowPage(
    fake<AppContext>({ events, firstFrame: createDeferred<true>() }),
    fake<MainWindow>({
      show,
      current: () => undefined,
      page: () => (isOpen ? page : undefined),
      onStateChange: () => undefined,
    }),
  );
});

describe("the web apps", () => {
  it("are sent to the page without bringing the window up", () => {
    events.emit("web-apps-changed", nothingAsked);
    expect(send).toHaveBeenCalledExactlyOnceWith(eventChannel("webApps"), nothingAsked);
    expect(show).not.toHaveBeenCalled();
  });

  it("bring the window up when there is a new question", () => {
    events.emit("web-apps-changed", asking("q1"));
    expect(send).toHaveBeenCalledExactlyOnceWith(eventChannel("webApps"), asking("q1"));
    expect(show).toHaveBeenCalledOnce();
  });

  it("open a window that was closed, so that its page asks once it is ready", () => {
    isOpen = false;
    events.emit("web-apps-changed", asking("q1"));
    expect(show).toHaveBeenCalledOnce();
    expect(send).not.toHaveBeenCalled();
  });

  it("bring the window up once for each question, not for each change", () => {
    events.emit("web-apps-changed", asking("q1"));
    events.emit("web-apps-changed", asking("q1"));
    expect(show).toHaveBeenCalledOnce();
    events.emit("web-apps-changed", asking("q2"));
    events.emit("web-apps-changed", nothingAsked);
    expect(show).toHaveBeenCalledTimes(2);
  });
});
