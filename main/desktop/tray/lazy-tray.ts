import type { FlowView } from "../../../common/contract/flows.ts";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import type { UpdateView } from "../../../common/contract/updates.ts";
import { logFailure } from "../diagnostics/log.ts";
import type { AppTray, TrayDeps } from "./index.ts";

export interface LazyTrayDeps extends Omit<TrayDeps, "facts"> {
  /** The tray is created once this promise has settled. */
  readonly after: Promise<unknown>;
  readonly ui: { snapshot(): Snapshot; flows(): readonly FlowView[] };
  /** Calls `listener` with each new snapshot. */
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => void;
  readonly update: () => UpdateView | null;
}

/**
 * Returns a tray that is created later, so that the window does not wait for it. The tray updates
 * itself when the snapshot changes. Call `refresh` when flows or updates change. If the tray cannot
 * be created, `isVisible` always returns false.
 */
export function createLazyTray(deps: LazyTrayDeps): AppTray {
  const { after, ui, onSnapshot, update, ...rest } = deps;
  /** A cached snapshot, because creating one at each step of a flow would be slow. */
  let snapshot: Snapshot | undefined;
  const facts = () => {
    snapshot ??= ui.snapshot();
    return { snapshot, flows: ui.flows(), update: update() };
  };
  const tray = after
    .catch(() => undefined)
    .then(() => import("./index.ts"))
    .then(({ createTray }) => createTray({ ...rest, facts }));
  tray.catch((error: unknown) => logFailure("tray.failed", error));

  const refresh = () => void tray.then((created) => created.refresh()).catch(() => undefined);
  onSnapshot((latest) => {
    snapshot = latest;
    refresh();
  });
  return {
    refresh,
    isVisible: () =>
      tray.then(
        (created) => created.isVisible(),
        () => false,
      ),
  };
}
