/** Messages that the window is to get once. They wait while no page listens, as when the window is only just opening. */
import type { WebContents } from "electron";
import type { EventName, Events } from "../../../common/contract/events.ts";
import { sendEvent } from "./register-handlers.ts";

export interface EventQueue {
  send<N extends EventName>(name: N, payload: Events[N]): void;
  /** The page that is there now listens, and has drawn what it asked for. */
  pageReady(): void;
  /** The page is about to be loaded anew: what is sent from now on waits for the next one. */
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
