import type { WebContents } from "electron";
import { describe, expect, it, vi } from "vitest";
import { createEventQueue, sendEvent } from "../../../../main/desktop/ipc/event-queue.ts";
import { fake } from "../../../support/fake.ts";

/** Creates an event queue for a window whose page a test can open and close. */
function createWindow() {
  const sent: string[] = [];
  let page: WebContents | undefined;
  const open = () => {
    page = fake<WebContents>({
      isDestroyed: () => false,
      send: (channel, payload) => sent.push(`${channel} ${payload}`),
    });
  };
  const close = () => {
    page = undefined;
  };
  return { sent, open, close, queue: createEventQueue(() => page) };
}

describe("a queued event", () => {
  it("reaches a page that listens at once", () => {
    const { sent, open, queue } = createWindow();
    open();
    queue.pageReady();
    queue.send("redirect", "?a");
    expect(sent).toEqual(["event:redirect ?a"]);
  });

  it("waits for a page that is not ready, and arrives once and in order", () => {
    const { sent, open, queue } = createWindow();
    queue.send("redirect", "?a");
    open();
    queue.send("showSettings", null);
    expect(sent).toEqual([]);
    queue.pageReady();
    queue.pageReady();
    expect(sent).toEqual(["event:redirect ?a", "event:showSettings null"]);
  });

  it("waits again if a new page replaced the one that was ready", () => {
    const { sent, open, close, queue } = createWindow();
    open();
    queue.pageReady();
    close();
    queue.send("redirect", "?a");
    open();
    queue.send("redirect", "?b");
    expect(sent).toEqual([]);
    queue.pageReady();
    expect(sent).toEqual(["event:redirect ?a", "event:redirect ?b"]);
  });

  it("waits while the page reloads", () => {
    const { sent, open, queue } = createWindow();
    open();
    queue.pageReady();
    queue.pageReloading();
    queue.send("showSettings", null);
    expect(sent).toEqual([]);
    queue.pageReady();
    expect(sent).toEqual(["event:showSettings null"]);
  });
});

describe("sendEvent", () => {
  it("sends on the event's own channel", () => {
    const send = vi.fn();
    sendEvent(fake<WebContents>({ isDestroyed: () => false, send }), "showSettings", null);
    expect(send).toHaveBeenCalledExactlyOnceWith("event:showSettings", null);
  });

  it("does nothing without a page, or with a destroyed one", () => {
    const send = vi.fn();
    sendEvent(undefined, "showSettings", null);
    sendEvent(fake<WebContents>({ isDestroyed: () => true, send }), "showSettings", null);
    expect(send).not.toHaveBeenCalled();
  });
});
