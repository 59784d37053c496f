import type { WebContents } from "electron";
import { describe, expect, it, vi } from "vitest";
import { createEventQueue } from "../../../../main/desktop/ipc/event-queue.ts";
import { fake } from "../../../support/fake.ts";

vi.mock("electron", () => ({ ipcMain: {}, protocol: {} }));

/** The window's page, which may be another one after a while, or none. */
function window() {
  const told: string[] = [];
  let page: WebContents | undefined;
  const open = () => {
    page = fake<WebContents>({
      isDestroyed: () => false,
      send: (channel, payload) => told.push(`${channel} ${payload}`),
    });
  };
  const close = () => {
    page = undefined;
  };
  return { told, open, close, mail: createEventQueue(() => page) };
}

describe("what the window is told once", () => {
  it("reaches a page that listens at once", () => {
    const { told, open, mail } = window();
    open();
    mail.pageReady();
    mail.send("redirect", "?a");
    expect(told).toEqual(["event:redirect ?a"]);
  });

  it("waits for a page that is not ready, and arrives once and in turn", () => {
    const { told, open, mail } = window();
    mail.send("redirect", "?a");
    open();
    mail.send("showSettings", null);
    expect(told).toEqual([]);
    mail.pageReady();
    mail.pageReady();
    expect(told).toEqual(["event:redirect ?a", "event:showSettings null"]);
  });

  it("is not given to a page that has taken another's place before that is ready, too", () => {
    const { told, open, close, mail } = window();
    open();
    mail.pageReady();
    close();
    mail.send("redirect", "?a");
    open();
    mail.send("redirect", "?b");
    expect(told).toEqual([]);
    mail.pageReady();
    expect(told).toEqual(["event:redirect ?a", "event:redirect ?b"]);
  });
});
