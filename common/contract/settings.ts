import { z } from "zod";
import { languageChoices } from "../languages.ts";
import { appearances, checkIntervals } from "./setting-choices.ts";
import type { UpdateSupport } from "./updates.ts";

/**
 * Every setting with its rule and its default. A new setting starts here: its type, the settings
 * file and the check of `saveSettings` follow. The renderer imports only types from this file, to
 * keep zod out of its bundle.
 */
export const settingsSchema = z.object({
  /**
   * TCP port of the backend. The default must never change: it is part of the redirect URI, which
   * Meta compares character by character.
   */
  port: z.int().min(1024).max(65535).default(47_814),
  /** Subscribe Pages to the Meta app's webhook, for operators whose server receives the events. */
  webhooks: z.boolean().default(false),
  /** Start with the computer, without a window. */
  startAtLogin: z.boolean().default(false),
  /** Closing the window keeps Pagekeeper in the tray, if there is one. */
  closeToTray: z.boolean().default(true),
  notifications: z.boolean().default(true),
  /** Hours between two checks of all accounts. */
  checkEvery: z.literal(checkIntervals).default(24),
  appearance: z.enum(appearances).default("system"),
  language: z.enum(languageChoices).default("system"),
  /** Look for new versions automatically, if this installation can install them. */
  checkForUpdates: z.boolean().default(true),
});

export type Settings = Readonly<z.output<typeof settingsSchema>>;

type Shape = (typeof settingsSchema)["shape"];
type OptionalShape = { [K in keyof Shape]: z.ZodExactOptional<ReturnType<Shape[K]["unwrap"]>> };

/** Some of the settings, without defaults for the others. */
export const settingsChangeSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(settingsSchema.shape).map(([name, setting]) => [
      name,
      z.exactOptional(setting.unwrap()),
    ]),
  ) as OptionalShape,
);

/** The saved settings and what the settings dialog needs to know about this run. */
export interface SettingsView extends Settings {
  /** The saved port differs from the one in use; it takes effect after a restart. */
  readonly restart: boolean;
  readonly updateSupport: UpdateSupport;
}
