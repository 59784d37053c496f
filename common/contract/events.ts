import type { Json } from "../json.ts";
import type { ChannelType, FacebookAccount } from "./accounts.ts";
import type { FlowView, RedirectSearch } from "./flows.ts";
import type { TestLoginView } from "./meta-app.ts";
import type { Snapshot } from "./snapshot.ts";
import type { UpdateView } from "./updates.ts";
import type { WebAppsView } from "./web-apps.ts";

/** Every event that the main process sends to the renderer. */
export const eventNames = [
  "snapshot",
  "flows",
  "update",
  "webApps",
  "activity",
  "testLogin",
  "redirect",
  "showSettings",
  "showAccount",
  "showAttention",
  "connectChannel",
  "checkAccounts",
  "focusSearch",
  "showDialog",
] as const;
export type EventName = (typeof eventNames)[number];

export interface Events extends Record<EventName, unknown> {
  snapshot: Json<Snapshot>;
  /** All running flows. A flow that is no longer listed has ended. */
  flows: readonly FlowView[];
  /** Null if no update is known. This event is also sent to each page that calls `ready`. */
  update: UpdateView | null;
  /** Also sent to each page that calls `ready`. */
  webApps: WebAppsView;
  /** Sent at each step of a test login. `metaApp` returns the last one, too. */
  testLogin: TestLoginView;
  /** Sent when the activity has new entries, or none any more. */
  activity: null;
  /**
   * Sent when a flow that was started in the app's own window ends. In the web UI, the flow would
   * end with a redirect. The payload is the query of that redirect.
   */
  redirect: RedirectSearch;
  /** Sent when the user opens the settings from the menu, the tray or a notification. */
  showSettings: null;
  /**
   * Sent when the user opens an account from the tray or a notification, so that the window scrolls
   * to that account and focuses it.
   */
  showAccount: FacebookAccount["id"];
  /**
   * Sent when the user opens a problem of several accounts from the tray or a notification, so that
   * the window shows what needs attention.
   */
  showAttention: null;
  /** Sent when the user chooses Connect in the application menu. */
  connectChannel: ChannelType;
  /** Sent when the user chooses "Check now" in the application menu. */
  checkAccounts: null;
  /** Sent when the user chooses a search in the application menu. */
  focusSearch: SearchScope;
  /** Sent when the user opens one of these dialogs from the application menu. */
  showDialog: DialogName;
}

/** Whether to search the list that is shown, or everything that the title bar's search finds. */
export type SearchScope = "list" | "everything";

/** The dialogs of the Help menu that the window shows. */
export type DialogName = "guide" | "shortcuts" | "whats-new" | "report-problem";

/** Returns the name of an event's IPC channel. */
export const eventChannel = (name: EventName): string => `event:${name}`;
