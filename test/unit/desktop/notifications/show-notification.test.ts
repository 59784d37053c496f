import { beforeEach, describe, expect, it, vi } from "vitest";
import { showNotification } from "../../../../main/desktop/notifications/notifications.ts";
import { Notification, resetElectron } from "../../../support/doubles/electron.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

beforeEach(resetElectron);

const login = { type: "messenger", intent: { reconnectAccountId: "messenger-1" } } as const;
const message = { title: "Dana Reyes must log in again", body: "Log in again." };
const actions = () => ({ open: vi.fn(), logIn: vi.fn() });

it("calls back on a click on a notification", () => {
  const { open, logIn } = actions();
  showNotification(message, { open, logIn });
  const [notification] = Notification.all;
  expect(notification).toMatchObject({ shown: true, options: { ...message, actions: [] } });
  notification?.emit("click");
  expect(open).toHaveBeenCalledOnce();
  expect(logIn).not.toHaveBeenCalled();
});

describe("the buttons of a notification about a login", () => {
  it("begin the login, and show the problem", () => {
    const { open, logIn } = actions();
    showNotification({ ...message, login }, { open, logIn });
    const [notification] = Notification.all;
    expect(notification?.options.actions).toEqual([
      { type: "button", text: "Log in again" },
      { type: "button", text: "Show" },
    ]);
    notification?.emit("action", { actionIndex: 0 });
    expect(logIn).toHaveBeenCalledExactlyOnceWith(login);
    expect(open).not.toHaveBeenCalled();
    notification?.emit("action", { actionIndex: 1 });
    expect(open).toHaveBeenCalledOnce();
  });
});

describe("markup in a notification", () => {
  const hostile = { title: "<b>A</b> needs you", body: '<a href="https://example.com">A & B</a>' };
  const shownOn = (platform: NodeJS.Platform) => {
    vi.spyOn(process, "platform", "get").mockReturnValue(platform);
    showNotification(hostile, actions());
    vi.restoreAllMocks();
    const { title, body } = Notification.all.at(-1)?.options ?? {};
    return { title, body };
  };

  it("is disabled on Linux, where the desktop may interpret it", () => {
    expect(shownOn("linux")).toEqual({
      title: "‹b›A‹/b› needs you",
      body: '‹a href="https://example.com"›A & B‹/a›',
    });
  });

  it("is kept on systems that show plain text", () => {
    expect(shownOn("win32")).toEqual(hostile);
  });
});
