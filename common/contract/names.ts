/**
 * The names of all calls and events, and the IPC channels that they go by. Apart from the contract, which says what each of them
 * is: main listens before it loads that, and the preload needs no more.
 */

/** Every call, by name. */
export const callNames = [
  "snapshot",
  "flows",
  "connect",
  "cancel",
  "copyLink",
  "openHere",
  "disconnectAccount",
  "disconnectChannel",
  "check",
  "openInBrowser",
  "settings",
  "saveSettings",
  "metaApp",
  "saveMetaApp",
  "removeMetaApp",
  "openLogs",
  "copyDiagnostics",
  "removeEverything",
  "downloadUpdate",
  "installUpdate",
  "putOffUpdate",
  "restart",
  "ready",
] as const;
export type CallName = (typeof callNames)[number];

/** Told to the window unasked. */
export const eventNames = [
  "snapshot",
  "flows",
  "update",
  "redirect",
  "showSettings",
  "showAccount",
] as const;
export type EventName = (typeof eventNames)[number];

/** IPC channel names are derived, so that none is written twice. */
export const callChannel = (name: CallName): string => `call:${name}`;
export const eventChannel = (name: EventName): string => `event:${name}`;
