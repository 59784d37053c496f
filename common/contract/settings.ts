import { z } from "zod";
import { languageChoices } from "../languages.ts";
import { appearances, checkIntervals } from "./setting-choices.ts";
import type { UpdateSupport } from "./updates.ts";

/**
 * Every setting with its validation rule and its default. Add new settings here: the type, the
 * settings file's format and the validation in `saveSettings` derive from this schema. The renderer
 * imports only types from this file, to keep zod out of its bundle.
 */
export const settingsSchema = z.object({
  /**
   * The TCP port of the backend. Never change the default, because the port is part of the redirect
   * URI, which Meta compares character by character.
   */
  port: z.int().min(1024).max(65535).default(47_814),
  /**
   * Whether to subscribe Pages to the Meta app's webhook. This is meant for operators whose server
   * receives events.
   */
  webhooks: z.boolean().default(false),
  /** Whether Pagekeeper starts with the computer, without opening its window. */
  startAtLogin: z.boolean().default(false),
  /**
   * Whether Pagekeeper keeps running in the tray after its window is closed. Has no effect without
   * a tray.
   */
  closeToTray: z.boolean().default(true),
  notifications: z.boolean().default(true),
  /** The number of hours between two checks of all accounts. */
  checkEvery: z.literal(checkIntervals).default(24),
  appearance: z.enum(appearances).default("system"),
  language: z.enum(languageChoices).default("system"),
  /** Whether to look for new versions automatically, if this installation can install them. */
  checkForUpdates: z.boolean().default(true),
});

export type Settings = Readonly<z.output<typeof settingsSchema>>;

type Shape = (typeof settingsSchema)["shape"];
type OptionalShape = { [K in keyof Shape]: z.ZodExactOptional<ReturnType<Shape[K]["unwrap"]>> };

/** A schema for any subset of the settings. It fills in no defaults. */
export const settingsChangeSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(settingsSchema.shape).map(([name, setting]) => [
      name,
      z.exactOptional(setting.unwrap()),
    ]),
  ) as OptionalShape,
);

/** The saved settings, and what else the settings dialog shows about this run. */
export interface SettingsView extends Settings {
  readonly updateSupport: UpdateSupport;
  /** The version of Pagekeeper. */
  readonly version: string;
}
