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
  /** The system stores this setting. If it cannot be changed, the reset goes on without it. */
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
