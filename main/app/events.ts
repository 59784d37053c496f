import { EventEmitter } from "node:events";
import type { FlowView } from "../../common/contract/flows.ts";
import type { TestLoginView } from "../../common/contract/meta-app.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { UpdateView } from "../../common/contract/updates.ts";
import type { WebAppsView } from "../../common/contract/web-apps.ts";

/** The events that update the window, the tray and the notifications while the app runs. */
interface AppEventMap {
  /**
   * Emitted when part of the snapshot changes: accounts, pending work, the keychain, notices or a
   * running check.
   */
  "accounts-changed": [snapshot: Snapshot];
  /** Emitted when the user has done a task of practice mode's tour, or closed the tour. */
  "tour-changed": [];
  "flows-changed": [flows: readonly FlowView[]];
  "test-login-changed": [view: TestLoginView];
  "update-changed": [update: UpdateView | null];
  "web-apps-changed": [view: WebAppsView];
  /** Emitted when the activity has new entries, or none any more. */
  "activity-changed": [];
  /** Emitted when another Meta app, or practice mode, has taken over. */
  "workspace-changed": [];
  "language-changed": [];
}

export type AppEvents = EventEmitter<AppEventMap>;

export const createAppEvents = (): AppEvents => new EventEmitter<AppEventMap>();
