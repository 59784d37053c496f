/** The labels of the choices at `/practice`. */
import type { appTypes, dialogs, limits, pageLists, proofs, services } from "../failure-modes.ts";
import type { invalidationReasons, restrictions, roles } from "../state.ts";
import type { instagramStates, pagePermissionStates, selections, statuses } from "./commands.ts";

type Labels<Values extends readonly string[]> = Readonly<Record<Values[number], string>>;

export const serviceLabels: Labels<typeof services> = {
  up: "working",
  down: "failing with error 2",
  unavailable: "unavailable (HTTP 503)",
  html: "answering with an HTML page",
  refusing: "closing every connection",
  hanging: "never answering",
};

export const limitLabels: Labels<typeof limits> = {
  none: "none",
  nearly: "almost reached (93 %)",
  app: "the app’s limit",
  business: "each Page’s limit",
};

export const dialogLabels: Labels<typeof dialogs> = {
  normal: "works",
  "error-code": "returns an error code",
  silent: "returns without an answer",
  "no-redirect": "shows an error and never returns",
};

export const proofLabels: Labels<typeof proofs> = { optional: "optional", required: "required" };

export const appTypeLabels: Labels<typeof appTypes> = {
  web: "Web",
  native: "Native or desktop",
};

export const pageListLabels: Labels<typeof pageLists> = {
  full: "complete",
  short: "missing the Pages of business portfolios",
  empty: "empty",
};

export const reasonLabels: Labels<typeof invalidationReasons> = {
  expired: "they expired",
  "password-changed": "the password was changed",
  "logged-out": "the person logged out",
  "app-removed": "the person removed the app",
  checkpoint: "Facebook wants to verify the person",
};

export const statusLabels: Labels<typeof statuses> = {
  granted: "granted",
  declined: "declined",
  expired: "expired",
};

export const roleLabels: Labels<typeof roles> = {
  usual: "as usual",
  messaging: "as usual, with the Messages task",
  "no-messaging": "no message tasks",
  none: "none",
};

export const selectionLabels: Labels<typeof selections> = {
  selected: "selected",
  deselected: "not selected",
};

export const pagePermissionLabels: Labels<typeof pagePermissionStates> = {
  granted: "granted",
  withheld: "not granted",
};

export const instagramLabels: Labels<typeof instagramStates> = {
  open: "accessible",
  closed: "switched off by the owner",
  personal: "inaccessible: a personal account",
  unlinked: "inaccessible: no linked account",
};

export const restrictionLabels: Labels<readonly ["none", ...typeof restrictions]> = {
  none: "none",
  page: "Facebook restricts the Page",
  business: "Facebook blocks its business",
};
