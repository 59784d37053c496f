import { z } from "zod";
import type { MetaApp } from "../../common/contract/meta-app.ts";
import { tourTasks } from "../../common/contract/practice-tour.ts";
import { settingsSchema } from "../../common/contract/settings.ts";
import { type JsonFile, openJsonFile } from "./json-file.ts";
import { type SalvagedSettings, salvageSettings } from "./salvage.ts";

const metaApp: z.ZodType<MetaApp> = z.object({
  appId: z.string().min(1),
  version: z.string().regex(/^v\d+\.\d+$/),
  configId: z.string().min(1).exactOptional(),
  redirectUri: z.string().min(1).exactOptional(),
});

/** The window's bounds in screen coordinates, and whether the window is maximized. */
const windowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
});
export type WindowState = Readonly<z.output<typeof windowState>>;

/** The tour of practice mode: the tasks that are done, and whether the user has closed it. */
const practiceTour = z.object({
  done: z.array(z.enum(tourTasks)).readonly(),
  dismissed: z.boolean(),
});
export type StoredTour = Readonly<z.output<typeof practiceTour>>;

/** The settings file: the user's settings (common/contract/settings.ts) and the app's own state. */
const schema = settingsSchema.extend({
  /** The Meta app that the operator has set up. Absent in practice mode. */
  metaApp: metaApp.exactOptional(),
  /** The ids of the Meta apps whose secret may be in the keychain. */
  appSecrets: z.array(z.string().min(1)).readonly().default([]),
  /** Absent until the user has moved or resized the window. */
  window: windowState.exactOptional(),
  /** Whether the user has been told that Pagekeeper keeps running in the tray without a window. */
  trayHintShown: z.boolean().default(false),
  /** Absent until the user has done a task of the tour, or has closed it. */
  practiceTour: practiceTour.exactOptional(),
  /** Whether a factory reset has begun. The last step of a factory reset deletes this file. */
  factoryResetPending: z.boolean().default(false),
});

export type StoredSettings = Readonly<z.output<typeof schema>>;

export const defaultSettings: StoredSettings = schema.parse({});

export interface SettingsFile extends JsonFile<StoredSettings> {
  /** Recovers settings from all quarantined files, not just from the one found at startup. */
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
