import type { Settings } from "../../common/contract/settings.ts";

/** Those of a computer on which nothing was changed. */
export const untouched: Settings = {
  port: 47_814,
  webhooks: false,
  startAtLogin: false,
  closeToTray: true,
  notifications: true,
  checkEvery: 24,
  appearance: "system",
  language: "system",
  checkForUpdates: true,
};
