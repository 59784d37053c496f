import { mkdirSync } from "node:fs";
import { app, clipboard, shell } from "electron";
import { diagnosticsReport } from "../../diagnostics/diagnostics-report.ts";
import { runningVersions } from "../../diagnostics/versions.ts";
import { userError } from "../call-errors.ts";
import type { CallHandlers } from "../dispatch.ts";
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
      // Make a report even if the services failed to load, because a report is needed most then.
      const running = await services.catch(() => undefined);
      const facts = {
        at: new Date().toISOString(),
        versions: runningVersions(),
        meta: running?.workspace().meta,
        settings: publicSettings(settings.get()),
        snapshot: ui.snapshot(),
      };
      clipboard.writeText(diagnosticsReport(facts, names));
      return null;
    },
  };
}

/** Opens a folder, which is created if necessary. Throws if the system has no file manager. */
async function openFolder(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const problem = await shell.openPath(folder);
  if (problem !== "") throw new Error(problem);
}
