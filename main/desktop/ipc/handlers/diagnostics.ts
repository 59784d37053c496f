import { app, clipboard } from "electron";
import { diagnosticsReport } from "../../diagnostics/diagnostics-report.ts";
import { openFolder } from "../../diagnostics/open-folder.ts";
import { runningVersions } from "../../diagnostics/versions.ts";
import type { CallHandlers } from "../dispatch.ts";
import { userError } from "../user-error.ts";
import type { HandlerDeps } from "./deps.ts";
import { publicSettings } from "./settings.ts";

export function createDiagnosticsHandlers({
  ui,
  services,
  settings,
}: Pick<HandlerDeps, "ui" | "services" | "settings">): Pick<
  CallHandlers,
  "openLogs" | "copyDiagnostics"
> {
  return {
    async openLogs() {
      try {
        await openFolder(app.getPath("logs"));
      } catch {
        throw userError("no_folder");
      }
      return null;
    },
    async copyDiagnostics({ names }) {
      // Diagnostics matter most when the services could not start.
      const running = await services.catch(() => undefined);
      const facts = {
        at: new Date().toISOString(),
        versions: runningVersions(),
        meta: running?.meta,
        settings: publicSettings(settings.get()),
        snapshot: ui.snapshot(),
      };
      clipboard.writeText(diagnosticsReport(facts, names));
      return null;
    },
  };
}
