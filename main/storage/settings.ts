import { z } from "zod";
import type { MetaApp } from "../../common/contract/meta-app.ts";
import { settingsSchema } from "../../common/contract/settings.ts";
import { type JsonFile, openJsonFile } from "./json-file.ts";
import { type SalvagedSettings, salvageSettings } from "./salvage.ts";

const metaApp: z.ZodType<MetaApp> = z.object({
  appId: z.string().min(1),
  version: z.string().regex(/^v\d+\.\d+$/),
  configId: z.string().min(1).exactOptional(),
  redirectUri: z.string().min(1).exactOptional(),
});

/** In screen coordinates. */
const windowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
});
export type WindowState = Readonly<z.output<typeof windowState>>;

/** The user's settings (common/contract/settings.ts) and what else the file keeps. */
const schema = settingsSchema.extend({
  /** Absent in practice mode. */
  metaApp: metaApp.exactOptional(),
  /** App IDs whose secret may be in the keychain. */
  appSecrets: z.array(z.string().min(1)).readonly().default([]),
  /** Absent until the window is moved. */
  window: windowState.exactOptional(),
  /** The user has been told that closing the window leaves Pagekeeper in the tray. */
  trayHintShown: z.boolean().default(false),
  /** A factory reset has begun. Its last step deletes this file. */
  factoryResetPending: z.boolean().default(false),
});

export type StoredSettings = Readonly<z.output<typeof schema>>;

export const defaultSettings: StoredSettings = schema.parse({});

export interface SettingsFile extends JsonFile<StoredSettings> {
  /** Reads what quarantined files still reveal, from this run and earlier ones. */
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
