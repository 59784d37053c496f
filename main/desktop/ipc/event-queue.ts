import type { WebContents } from "electron";
import { type EventName, type Events, eventChannel } from "../../../common/contract/events.ts";

/** Sends an event to the page, if there is one. */
export function sendEvent<N extends EventName>(
  page: WebContents | undefined,
  name: N,
  payload: Events[N],
): void {
  if (page && !page.isDestroyed()) page.send(eventChannel(name), payload);
}

/** Events that must reach the page exactly once, so they wait while it is loading. */
export interface EventQueue {
  send<N extends EventName>(name: N, payload: Events[N]): void;
  /** The current page listens: delivers what is waiting. */
  pageReady(): void;
  /** The page is about to reload: events wait until the next one is ready. */
  pageReloading(): void;
}

export function createEventQueue(page: () => WebContents | undefined): EventQueue {
  let listening: WebContents | undefined;
  let waiting: (() => void)[] = [];
  return {
    send(name, payload) {
      const deliver = () => sendEvent(page(), name, payload);
      if (listening !== undefined && listening === page()) deliver();
      else waiting.push(deliver);
    },
    pageReady() {
      listening = page();
      const due = waiting;
      waiting = [];
      for (const deliver of due) deliver();
    },
    pageReloading() {
      listening = undefined;
    },
  };
}
