import { beforeEach, describe, expect, it, vi } from "vitest";
import { showNotification } from "../../../../main/desktop/notifications/notifications.ts";
import { Notification, resetElectron } from "../../../support/doubles/electron.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

beforeEach(resetElectron);

it("calls back on a click on a notification", () => {
  const clicked = vi.fn();
  showNotification({ title: "a (Messenger) stopped working", body: "Connect it again." }, clicked);
  const [notification] = Notification.all;
  expect(notification).toMatchObject({
    shown: true,
    options: { title: "a (Messenger) stopped working", body: "Connect it again." },
  });
  notification?.emit("click");
  expect(clicked).toHaveBeenCalledOnce();
});

describe("markup in a notification", () => {
  const message = { title: "<b>A</b> needs you", body: '<a href="https://example.com">A & B</a>' };
  const shownOn = (platform: NodeJS.Platform) => {
    vi.spyOn(process, "platform", "get").mockReturnValue(platform);
    showNotification(message, () => undefined);
    vi.restoreAllMocks();
    return Notification.all.at(-1)?.options;
  };

  it("is disabled on Linux, where the desktop may interpret it", () => {
    expect(shownOn("linux")).toEqual({
      title: "‹b›A‹/b› needs you",
      body: '‹a href="https://example.com"›A & B‹/a›',
    });
  });

  it("is kept on systems that show plain text", () => {
    expect(shownOn("win32")).toEqual(message);
  });
});
