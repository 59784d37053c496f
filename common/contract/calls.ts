import type { Json } from "../json.ts";
import type { ActivityPage } from "./activity.ts";
import type { CheckResult } from "./checks.ts";
import type { FactoryResetResult } from "./factory-reset.ts";
import type { FlowView } from "./flows.ts";
import type { MetaAppSetup, VerifiedMetaApp } from "./meta-app.ts";
import type { SettingsView } from "./settings.ts";
import type { PendingDisconnect, Snapshot } from "./snapshot.ts";

/**
 * The calls from the renderer to the main process. Their arguments are defined in call-schemas.ts.
 */
export const callNames = [
  "snapshot",
  "flows",
  "connect",
  "cancel",
  "copyLink",
  "openHere",
  "disconnect",
  "undoDisconnect",
  "activity",
  "check",
  "cancelCheck",
  "openInBrowser",
  "showMenu",
  "dismissTour",
  "settings",
  "saveSettings",
  "metaApp",
  "saveMetaAppDraft",
  "verifyMetaApp",
  "startTestLogin",
  "cancelTestLogin",
  "copyTestLoginLink",
  "openTestLoginHere",
  "saveMetaApp",
  "removeMetaApp",
  "openLogs",
  "copyDiagnostics",
  "factoryReset",
  "downloadUpdate",
  "installUpdate",
  "postponeUpdate",
  "answerWebApp",
  "removeWebApp",
  "ready",
] as const;
export type CallName = (typeof callNames)[number];

/** The value that each call returns if it succeeds. */
export interface CallValues extends Record<CallName, unknown> {
  snapshot: Json<Snapshot>;
  flows: readonly FlowView[];
  connect: FlowView;
  cancel: null;
  copyLink: null;
  openHere: null;
  disconnect: PendingDisconnect;
  undoDisconnect: null;
  activity: ActivityPage;
  check: CheckResult;
  cancelCheck: null;
  openInBrowser: null;
  showMenu: null;
  dismissTour: null;
  settings: SettingsView;
  saveSettings: null;
  metaApp: MetaAppSetup;
  saveMetaAppDraft: null;
  verifyMetaApp: VerifiedMetaApp;
  startTestLogin: null;
  cancelTestLogin: null;
  copyTestLoginLink: null;
  openTestLoginHere: null;
  saveMetaApp: VerifiedMetaApp;
  removeMetaApp: null;
  openLogs: null;
  copyDiagnostics: null;
  factoryReset: FactoryResetResult;
  downloadUpdate: null;
  installUpdate: null;
  postponeUpdate: null;
  answerWebApp: null;
  removeWebApp: null;
  ready: null;
}

/** Returns the name of a call's IPC channel. */
export const callChannel = (name: CallName): string => `call:${name}`;
