import { createDeferred, type Deferred } from "./deferred.ts";
import type { Environment } from "./environment.ts";
import { type AppEvents, createAppEvents } from "./events.ts";
import { quarantinedFileNotice, resetInterruptedNotice } from "./notices.ts";
import { createPracticeTour, type Tour } from "./practice-tour.ts";
import type { Services } from "./services.ts";
import { initialAppId, openStores, type Stores } from "./stores.ts";
import { createUiState, type UiState } from "./ui-state.ts";

/** The objects that every part of the app shares. */
export interface AppContext {
  readonly environment: Environment;
  readonly events: AppEvents;
  readonly stores: Stores;
  readonly ui: UiState;
  readonly tour: Tour;
  /** Resolves once the page has drawn its first frame. */
  readonly firstFrame: Deferred<true>;
  /** Resolves once the services have loaded, some time after the first frame. */
  readonly services: Deferred<Services>;
}

/** Opens the records and settings in `folder`. Throws if the folder cannot be read. */
export function createContext(environment: Environment, folder: string): AppContext {
  const events = createAppEvents();
  const services = createDeferred<Services>();
  const stores = openStores(folder, () => events.emit("activity-changed"));
  const appId = initialAppId(environment, stores);
  const files = stores.filesOf(appId === undefined);
  const { settings, appState } = stores;
  const tour = createPracticeTour({
    events,
    stored: settings.get().practiceTour,
    save: (practiceTour) => appState.save({ practiceTour }),
    onChange: () => events.emit("tour-changed"),
  });
  const ui = createUiState({
    initial: { files, appId, notices: [] },
    workspace: () => services.value()?.workspace(),
    tour,
    events,
  });
  events.on("tour-changed", ui.accountsChanged);
  addLastRunNotices(stores, ui);
  return { environment, events, stores, ui, tour, firstFrame: createDeferred<true>(), services };
}

function addLastRunNotices({ settings, appState }: Stores, ui: UiState): void {
  if (settings.quarantined) ui.addNotice(quarantinedFileNotice(settings.quarantined));
  if (!settings.get().factoryResetPending) return;
  // Clear the flag, so that this notice is shown only once. If the user continues the reset, the
  // reset sets the flag again.
  ui.addNotice(resetInterruptedNotice);
  appState.save({ factoryResetPending: false });
}
