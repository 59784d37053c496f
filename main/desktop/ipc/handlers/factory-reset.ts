import { logFailure } from "../../diagnostics/log.ts";
import type { CallHandlers } from "../dispatch.ts";
import type { HandlerDeps } from "./deps.ts";

export function createFactoryResetHandlers({
  services,
  settings,
  applySettings,
  wipeAndRestart,
}: Pick<HandlerDeps, "services" | "settings" | "applySettings" | "wipeAndRestart">): Pick<
  CallHandlers,
  "factoryReset"
> {
  /** Removes the app from the system's login items. If that fails, the reset continues anyway. */
  function disableStartAtLogin(): void {
    const before = settings.get();
    if (!before.startAtLogin) return;
    try {
      applySettings(before, { ...before, startAtLogin: false });
    } catch (error) {
      logFailure("autostart.not-removed", error);
    }
  }

  return {
    async factoryReset(leave) {
      const result = await (await services).factoryReset(leave);
      if (result.state === "left") return result;
      disableStartAtLogin();
      wipeAndRestart();
      return result;
    },
  };
}
