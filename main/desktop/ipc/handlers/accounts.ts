import { problemView } from "../../../channels/views.ts";
import { userError } from "../call-errors.ts";
import type { CallHandlers } from "../dispatch.ts";
import type { HandlerDeps } from "./deps.ts";
import { reportWriteError } from "./store-write-errors.ts";

export function createAccountHandlers({
  services,
}: Pick<HandlerDeps, "services">): Pick<
  CallHandlers,
  "disconnect" | "undoDisconnect" | "check" | "cancelCheck"
> {
  return {
    async disconnect(accountIds) {
      const { channels } = (await services).workspace();
      const ids = new Set(accountIds);
      const pending = await reportWriteError("not_saved", () => channels.disconnect(ids));
      if (!pending) throw userError("unknown_account");
      return pending;
    },
    async undoDisconnect(id) {
      const { channels } = (await services).workspace();
      if (!(await reportWriteError("settings_not_saved", () => channels.undoDisconnect(id)))) {
        throw userError("too_late_to_undo");
      }
      return null;
    },
    async check(scope) {
      const { channels } = (await services).workspace();
      const { problem, ...result } = await channels.check(scope);
      return problem ? { ...result, problem: problemView(problem) } : result;
    },
    async cancelCheck() {
      (await services).workspace().channels.cancelCheck();
      return null;
    },
  };
}
