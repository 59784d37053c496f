import type { Json } from "../json.ts";
import type { FacebookAccount } from "./accounts.ts";
import type { FlowView, RedirectSearch } from "./flows.ts";
import type { Snapshot } from "./snapshot.ts";
import type { UpdateView } from "./updates.ts";

/** Every event that the main process sends to the renderer. */
export const eventNames = [
  "snapshot",
  "flows",
  "update",
  "redirect",
  "showSettings",
  "showAccount",
] as const;
export type EventName = (typeof eventNames)[number];

/** The payload of each event. */
export interface Events extends Record<EventName, unknown> {
  snapshot: Json<Snapshot>;
  /** All running flows; a flow that is missing has ended. */
  flows: readonly FlowView[];
  /** Null if no update is known. Also sent to each page that reports itself ready. */
  update: UpdateView | null;
  /** A desktop flow ended; the renderer treats this like the query of its own address. */
  redirect: RedirectSearch;
  /** The menu, tray or a notification asked for the settings. */
  showSettings: null;
  /** The tray or a notification asked for this account: scroll to it and focus it. */
  showAccount: FacebookAccount["id"];
}

/** Returns the IPC channel of an event. */
export const eventChannel = (name: EventName): string => `event:${name}`;
