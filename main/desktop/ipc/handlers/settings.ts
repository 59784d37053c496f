import { app } from "electron";
import type { Settings } from "../../../../common/contract/settings.ts";
import type { CallHandlers } from "../dispatch.ts";
import type { HandlerDeps } from "./deps.ts";
import { reportWriteError } from "./store-write-errors.ts";

export function createSettingsHandlers({
  services,
  settings,
  applySettings,
  updates,
}: Pick<HandlerDeps, "services" | "settings" | "applySettings" | "updates">): Pick<
  CallHandlers,
  "settings" | "saveSettings"
> {
  /** Saves and applies settings. If they cannot be applied, restores the old ones and throws. */
  function save(before: Settings, after: Settings): void {
    settings.set(after);
    try {
      applySettings(before, settings.get());
    } catch (error) {
      settings.set(before);
      throw error;
    }
  }

  return {
    settings: async () => ({
      ...publicSettings(settings.get()),
      updateSupport: await updates.support(),
      version: app.getVersion(),
    }),
    async saveSettings(changes) {
      // Wait until electron-store is loaded, because it writes the settings. It is loaded with the
      // services.
      const { changePort } = await services;
      await reportWriteError("settings_not_saved", async () => {
        const { port = settings.get().port, ...others } = changes;
        // Save the port first, because only it can be refused.
        if (port !== settings.get().port) await changePort(port);
        const before = settings.get();
        save(before, { ...before, ...others });
      });
      return null;
    },
  };
}

/** Returns the settings without the other data in the settings file. */
export const publicSettings = (stored: Settings): Settings => ({
  port: stored.port,
  webhooks: stored.webhooks,
  startAtLogin: stored.startAtLogin,
  closeToTray: stored.closeToTray,
  notifications: stored.notifications,
  checkEvery: stored.checkEvery,
  appearance: stored.appearance,
  language: stored.language,
  checkForUpdates: stored.checkForUpdates,
});
