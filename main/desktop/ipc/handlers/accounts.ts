import { problemView } from "../../../channels/views.ts";
import { userError } from "../call-errors.ts";
import type { CallHandlers } from "../dispatch.ts";
import type { HandlerDeps } from "./deps.ts";
import { reportWriteError } from "./store-write-errors.ts";

export function createAccountHandlers({
  services,
}: Pick<HandlerDeps, "services">): Pick<
  CallHandlers,
  "disconnectAccount" | "disconnectChannel" | "check" | "cancelCheck"
> {
  return {
    async disconnectAccount(accountId) {
      const { channels } = (await services).workspace();
      return disconnect(() => channels.disconnectAccount(accountId));
    },
    async disconnectChannel(type) {
      const { channels } = (await services).workspace();
      return disconnect(() => channels.disconnectChannel(type));
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

/**
 * Runs `action`, which resolves to false if there was nothing to disconnect. In that case, throws
 * UserError.
 */
async function disconnect(action: () => Promise<boolean>): Promise<null> {
  const found = await reportWriteError("not_saved", action);
  if (!found) throw userError("unknown_account");
  return null;
}
