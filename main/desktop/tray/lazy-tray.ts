/** The tray as the rest of the app knows it: loaded late, so that the window need not wait for it, and perhaps never there. */
import type { FlowView } from "../../../common/contract/flows.ts";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import type { UpdateView } from "../../../common/contract/updates.ts";
import { logFailure } from "../diagnostics/log.ts";
import type { AppTray, TrayDeps } from "./index.ts";

export interface LazyTrayDeps extends Omit<TrayDeps, "facts"> {
  /** The tray comes after this, whether it succeeds or fails. */
  readonly after: Promise<unknown>;
  readonly presenter: {
    snapshot(): Snapshot;
    flows(): readonly FlowView[];
    /** Calls back with each new snapshot. */
    watch(listener: (snapshot: Snapshot) => void): void;
  };
  readonly update: () => UpdateView | null;
}

/** What is shown follows the presenter; of flows, whose steps are many, `refresh` has to be told. A tray that fails is not seen. */
export function createLazyTray({ after, presenter, update, ...parts }: LazyTrayDeps): AppTray {
  /** What the window was told last: to put thousands of accounts in order anew at each step of a flow would hold it up. */
  let shown: Snapshot | undefined;
  const facts = () => {
    shown ??= presenter.snapshot();
    return { snapshot: shown, flows: presenter.flows(), update: update() };
  };
  const tray = after
    .catch(() => undefined)
    .then(() => import("./index.ts"))
    .then(({ createTray }) => createTray({ ...parts, facts }));
  tray.catch((error: unknown) => logFailure("tray.failed", error));

  const refresh = () => void tray.then((opened) => opened.refresh()).catch(() => undefined);
  presenter.watch((snapshot) => {
    shown = snapshot;
    refresh();
  });
  return {
    refresh,
    isVisible: () =>
      tray.then(
        (opened) => opened.isVisible(),
        () => false,
      ),
  };
}
