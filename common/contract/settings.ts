import type { LanguageChoice } from "../languages.ts";
import type { UpdateSupport } from "./updates.ts";

export const checkIntervals = [6, 12, 24] as const;
export type CheckInterval = (typeof checkIntervals)[number];

export const appearances = ["system", "light", "dark"] as const;
export type Appearance = (typeof appearances)[number];

export interface Settings {
  /** TCP port of the backend, 1024–65535. */
  readonly port: number;
  /** Subscribe Pages to the Meta app's webhook, for operators whose server receives the events. */
  readonly webhooks: boolean;
  /** Start with the computer, without a window. */
  readonly startAtLogin: boolean;
  /** Closing the window keeps Pagekeeper in the tray, if there is one. */
  readonly closeToTray: boolean;
  readonly notifications: boolean;
  /** Hours between two checks of all accounts. */
  readonly checkEvery: CheckInterval;
  readonly appearance: Appearance;
  readonly language: LanguageChoice;
  /** Look for new versions automatically, if this installation can install them. */
  readonly checkForUpdates: boolean;
}

/** The saved settings and what the settings dialog needs to know about this run. */
export interface SettingsView extends Settings {
  /** The saved port differs from the one in use; it takes effect after a restart. */
  readonly restart: boolean;
  readonly updateSupport: UpdateSupport;
}
