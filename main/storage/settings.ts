/** The user's settings on disk. */
import { z } from "zod";
import type { MetaApp } from "../../common/contract/meta-app.ts";
import { appearances, checkIntervals, type Settings } from "../../common/contract/settings.ts";
import { languageChoices } from "../../common/languages.ts";
import { type JsonFile, openJsonFile } from "./json-file.ts";
import { type SalvagedSettings, salvageSettings } from "./salvage.ts";

/** Registered with nobody; Meta compares the redirect URI to the letter, so it stays what it is. */
const defaultPort = 47814;

export interface StoredSettings extends Settings {
  /** Absent: practice mode. */
  readonly metaApp?: MetaApp;
  /** App IDs whose secret may lie in the keychain. */
  readonly appSecrets: readonly string[];
  /** Where the window was, in screen coordinates; absent: it was never moved. */
  readonly window?: WindowPlace;
  /** It was said once that closing the window leaves Pagekeeper in the tray. */
  readonly trayHintShown: boolean;
  /** "Remove everything" was begun; it ends with this file. */
  readonly factoryResetPending: boolean;
}

export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

const metaApp = z.object({
  appId: z.string().min(1),
  version: z.string().regex(/^v\d+\.\d+$/),
  configId: z.string().min(1).exactOptional(),
  redirectUri: z.string().min(1).exactOptional(),
});

const place = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
});

export const defaultSettings: StoredSettings = {
  port: defaultPort,
  webhooks: false,
  startAtLogin: false,
  closeToTray: true,
  notifications: true,
  checkEvery: 24,
  appearance: "system",
  language: "system",
  checkForUpdates: true,
  appSecrets: [],
  trayHintShown: false,
  factoryResetPending: false,
};

/** What is not in a file of an earlier version has its default. */
const schema: z.ZodType<StoredSettings> = z.object({
  port: z.int().min(1024).max(65535),
  webhooks: z.boolean().default(defaultSettings.webhooks),
  metaApp: metaApp.exactOptional(),
  appSecrets: z.array(z.string().min(1)).default([...defaultSettings.appSecrets]),
  startAtLogin: z.boolean().default(defaultSettings.startAtLogin),
  closeToTray: z.boolean().default(defaultSettings.closeToTray),
  notifications: z.boolean().default(defaultSettings.notifications),
  checkEvery: z.literal(checkIntervals).default(defaultSettings.checkEvery),
  appearance: z.enum(appearances).default(defaultSettings.appearance),
  language: z.enum(languageChoices).default(defaultSettings.language),
  checkForUpdates: z.boolean().default(defaultSettings.checkForUpdates),
  window: place.exactOptional(),
  trayHintShown: z.boolean().default(defaultSettings.trayHintShown),
  factoryResetPending: z.boolean().default(defaultSettings.factoryResetPending),
});

export interface SettingsFile extends JsonFile<StoredSettings> {
  /** What files tell that were kept aside, in this run or an earlier one. */
  salvage(): SalvagedSettings;
}

export const openSettings = (folder: string, now: () => number): SettingsFile => ({
  ...openJsonFile({
    folder,
    name: "settings",
    version: 1,
    schema,
    empty: defaultSettings,
    now,
  }),
  salvage: () => salvageSettings(folder),
});
