import type { FlowView } from "../../common/contract/flows.ts";
import type { FlowPlace, WindowState } from "../state/window-state.ts";

/** Returns whether the flow was started at the place. */
export const isAt = (
  { type }: FlowView,
  places: WindowState["flowPlaces"],
  place: FlowPlace,
): boolean => {
  const started = places[type];
  if (started?.kind === "problem") return place.kind === "problem" && place.id === started.id;
  if (started?.kind === "details")
    return place.kind === "details" && place.accountId === started.accountId;
  return place.kind === "toolbar";
};

/**
 * Returns the flows to show at the Connect buttons: those that were started there, and those whose
 * place the window does not show now. `shown` are the other places that it shows.
 */
export const flowsAtToolbar = (
  flows: readonly FlowView[],
  places: WindowState["flowPlaces"],
  shown: readonly FlowPlace[],
): readonly FlowView[] => flows.filter((flow) => !shown.some((place) => isAt(flow, places, place)));
