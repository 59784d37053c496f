import type { ChannelType } from "../../common/contract/accounts.ts";
import type { FlowEnd } from "../channels/connect/browser-flows.ts";

/**
 * How the last desktop flow of each channel ended in a browser, for the page that the browser shows
 * then. The page cannot have it in its address, because anybody can create a link.
 */
export interface FlowEnds {
  add(browserId: string, end: FlowEnd): void;
  find(browserId: string, type: ChannelType): FlowEnd | undefined;
}

/** Pages are seldom loaded again, so this is more than enough. */
const maxEnds = 100;

export function createFlowEnds(): FlowEnds {
  const ends = new Map<string, FlowEnd>();
  return {
    add(browserId, end) {
      const key = keyOf(browserId, end.type);
      // Moves the key to the end.
      ends.delete(key);
      ends.set(key, end);
      const [oldest] = ends.keys();
      if (oldest !== undefined && ends.size > maxEnds) ends.delete(oldest);
    },
    find: (browserId, type) => ends.get(keyOf(browserId, type)),
  };
}

const keyOf = (browserId: string, type: ChannelType): string => `${type} ${browserId}`;
