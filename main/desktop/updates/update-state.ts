import type { UpdateFailure, UpdateView } from "../../../common/contract/updates.ts";
import type { UpdateStep } from "./update-errors.ts";

/** A newer version, as announced by its publisher. */
export interface Offer {
  readonly version: string;
  /** The release notes as plain text, possibly empty. */
  readonly notes: string;
}

/** The states in which the user can download, install or retry. */
type Offered = { readonly offer: Offer; readonly postponed: boolean } & (
  | { readonly name: "available" }
  | { readonly name: "ready" }
  | { readonly name: "failed"; readonly why: UpdateFailure }
);

export type UpdateState =
  | { readonly name: "idle" }
  /** `known` is the version that is still offered during the check. */
  | { readonly name: "checking"; readonly known?: Offered }
  | Offered
  /** `percent` is an integer from 0 to 100. */
  | { readonly name: "downloading"; readonly offer: Offer; readonly percent: number }
  | { readonly name: "installing"; readonly offer: Offer };

export type UpdateEvent =
  | { readonly name: "check" | "nothing-new" | "check-failed" }
  | { readonly name: "found"; readonly offer: Offer }
  | { readonly name: "download" | "downloaded" | "cancelled" | "install" }
  | { readonly name: "progress"; readonly percent: number }
  | { readonly name: "step-failed"; readonly step: UpdateStep; readonly why: UpdateFailure }
  | { readonly name: "postpone" | "resurface" }
  /** The user disabled checking for updates. */
  | { readonly name: "checking-disabled" };

export const idle: UpdateState = { name: "idle" };

/** Returns the next state, or the same object if the event comes too late or makes no sense now. */
export function next(state: UpdateState, event: UpdateEvent): UpdateState {
  switch (event.name) {
    case "check":
      return checkStarted(state);
    case "found":
      return state.name === "checking" ? found(state.known, event.offer) : state;
    case "nothing-new":
      return state.name === "checking" ? idle : state;
    case "check-failed":
      return state.name === "checking" ? (state.known ?? idle) : state;
    case "download":
      return downloadStarted(state);
    case "progress":
      return progressed(state, Math.floor(event.percent));
    case "downloaded":
    case "cancelled":
      return state.name === "downloading" ? downloadEnded(state.offer, event.name) : state;
    case "install":
      return installStarted(state);
    case "step-failed":
      return failed(state, event);
    case "postpone":
    case "resurface":
      return setPostponed(state, event.name === "postpone");
    case "checking-disabled":
      return withdrawOffer(state);
  }
}

function offered(state: UpdateState): Offered | undefined {
  switch (state.name) {
    case "checking":
      return state.known;
    case "available":
    case "ready":
    case "failed":
      return state;
    default:
      return undefined;
  }
}

function checkStarted(state: UpdateState): UpdateState {
  if (state.name === "idle") return { name: "checking" };
  const known = offered(state);
  return known && state.name !== "checking" ? { name: "checking", known } : state;
}

/** If a check finds the known version again, that version stays postponed or downloaded. */
function found(known: Offered | undefined, offer: Offer): UpdateState {
  if (known?.offer.version !== offer.version) return { name: "available", offer, postponed: false };
  // If the update is already downloaded, keep the offer that it came from, because the publisher
  // may have changed the new offer.
  return known.name === "ready" ? known : { ...known, offer };
}

function downloadStarted(state: UpdateState): UpdateState {
  const known = offered(state);
  return known && known.name !== "ready"
    ? { name: "downloading", offer: known.offer, percent: 0 }
    : state;
}

function progressed(state: UpdateState, percent: number): UpdateState {
  if (state.name !== "downloading" || percent === state.percent) return state;
  return { ...state, percent: Math.min(100, Math.max(0, percent)) };
}

const downloadEnded = (offer: Offer, event: "downloaded" | "cancelled"): UpdateState => ({
  name: event === "downloaded" ? "ready" : "available",
  offer,
  postponed: false,
});

function installStarted(state: UpdateState): UpdateState {
  const known = offered(state);
  return known?.name === "ready" ? { name: "installing", offer: known.offer } : state;
}

function failed(
  state: UpdateState,
  { step, why }: { readonly step: UpdateStep; readonly why: UpdateFailure },
): UpdateState {
  const under = step === "download" ? "downloading" : "installing";
  if (state.name !== under) return state;
  return { name: "failed", offer: state.offer, postponed: false, why };
}

function setPostponed(state: UpdateState, postponed: boolean): UpdateState {
  const known = offered(state);
  if (!known || known.postponed === postponed) return state;
  const changed = { ...known, postponed };
  return state.name === "checking" ? { name: "checking", known: changed } : changed;
}

/** Removes the offer. Keeps it if its download is complete, because the user asked for that. */
function withdrawOffer(state: UpdateState): UpdateState {
  const known = offered(state);
  if (known?.name === "ready") return known;
  return known || state.name === "checking" ? idle : state;
}

/** Returns null if there is nothing to show. */
export function viewOf(state: UpdateState): UpdateView | null {
  const shown = state.name === "checking" ? state.known : state;
  if (shown === undefined || shown.name === "idle") return null;
  const { offer, ...rest } = shown;
  return { postponed: false, ...offer, ...rest };
}
