/** How far a newer version has come, as a value: what happens next is decided here, and done elsewhere. */
import type { UpdateFailure, UpdateView } from "../../../preload/contract.ts";
import type { UpdateStep } from "./failure.ts";

/** A newer version, as its publisher tells of it. */
export interface Offer {
  readonly version: string;
  /** Plain text; empty where nothing is told. */
  readonly notes: string;
}

/** The user's to begin, or to begin again. `putOff`: not now; the window shows it no more, the tray does. */
type Offered =
  | { readonly name: "available"; readonly offer: Offer; readonly putOff: boolean }
  | {
      readonly name: "failed";
      readonly offer: Offer;
      readonly putOff: boolean;
      readonly why: UpdateFailure;
    };

export type UpdateState =
  | { readonly name: "idle" }
  /** `known`: what is offered meanwhile. */
  | { readonly name: "checking"; readonly known?: Offered }
  | Offered
  /** `percent`: 0–100, whole. */
  | { readonly name: "downloading"; readonly offer: Offer; readonly percent: number }
  | { readonly name: "ready"; readonly offer: Offer; readonly putOff: boolean }
  /** This run ends with it. */
  | { readonly name: "installing"; readonly offer: Offer };

export type UpdateEvent =
  | { readonly name: "check" | "nothing-new" | "check-failed" }
  | { readonly name: "found"; readonly offer: Offer }
  | { readonly name: "download" | "downloaded" | "cancelled" | "install" }
  | { readonly name: "progress"; readonly percent: number }
  | { readonly name: "gone-wrong"; readonly step: UpdateStep; readonly why: UpdateFailure }
  | { readonly name: "put-off" | "recall" }
  /** The user wants to hear of no new versions. */
  | { readonly name: "forget" };

export const idle: UpdateState = { name: "idle" };

/** The very same state where the event comes too late, or means nothing here. */
export function next(state: UpdateState, event: UpdateEvent): UpdateState {
  switch (event.name) {
    case "check":
      return checked(state);
    case "found":
      return state.name === "checking" ? found(state.known, event.offer) : state;
    case "nothing-new":
      return state.name === "checking" ? idle : state;
    case "check-failed":
      return state.name === "checking" ? (state.known ?? idle) : state;
    case "download":
      return begun(state);
    case "progress":
      return progressed(state, Math.floor(event.percent));
    case "downloaded":
    case "cancelled":
      return state.name === "downloading" ? ended(state.offer, event.name) : state;
    case "install":
      return state.name === "ready" ? { name: "installing", offer: state.offer } : state;
    case "gone-wrong":
      return failed(state, event);
    case "put-off":
    case "recall":
      return laidAside(state, event.name === "put-off");
    case "forget":
      return state.name === "checking" || offered(state) ? idle : state;
  }
}

const offered = (state: UpdateState): Offered | undefined => {
  if (state.name === "checking") return state.known;
  return state.name === "available" || state.name === "failed" ? state : undefined;
};

function checked(state: UpdateState): UpdateState {
  if (state.name === "idle") return { name: "checking" };
  return state.name === "available" || state.name === "failed"
    ? { name: "checking", known: state }
    : state;
}

/** What the user has put off is put off until there is something newer still. */
const found = (known: Offered | undefined, offer: Offer): UpdateState =>
  known?.offer.version === offer.version
    ? { ...known, offer }
    : { name: "available", offer, putOff: false };

function begun(state: UpdateState): UpdateState {
  const known = offered(state);
  return known ? { name: "downloading", offer: known.offer, percent: 0 } : state;
}

function progressed(state: UpdateState, percent: number): UpdateState {
  if (state.name !== "downloading" || percent === state.percent) return state;
  return { ...state, percent: Math.min(100, Math.max(0, percent)) };
}

const ended = (offer: Offer, how: "downloaded" | "cancelled"): UpdateState => ({
  name: how === "downloaded" ? "ready" : "available",
  offer,
  putOff: false,
});

function failed(
  state: UpdateState,
  { step, why }: { readonly step: UpdateStep; readonly why: UpdateFailure },
): UpdateState {
  const under = step === "download" ? "downloading" : "installing";
  if (state.name !== under) return state;
  return { name: "failed", offer: state.offer, putOff: false, why };
}

function laidAside(state: UpdateState, putOff: boolean): UpdateState {
  switch (state.name) {
    case "checking":
      if (!state.known || state.known.putOff === putOff) return state;
      return { name: "checking", known: { ...state.known, putOff } };
    case "available":
    case "failed":
    case "ready":
      return state.putOff === putOff ? state : { ...state, putOff };
    default:
      return state;
  }
}

/** What there is to see; null: nothing. */
export function viewOf(state: UpdateState): UpdateView | null {
  const shown = state.name === "checking" ? state.known : state;
  if (shown === undefined || shown.name === "idle") return null;
  const { offer, ...rest } = shown;
  return { ...offer, ...rest };
}
