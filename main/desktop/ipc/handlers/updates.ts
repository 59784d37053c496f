import type { CallHandlers } from "../dispatch.ts";
import type { HandlerDeps } from "./deps.ts";

export function createUpdateHandlers({
  updates,
}: Pick<HandlerDeps, "updates">): Pick<
  CallHandlers,
  "downloadUpdate" | "installUpdate" | "postponeUpdate"
> {
  return {
    downloadUpdate() {
      updates.download();
      return null;
    },
    installUpdate() {
      updates.install();
      return null;
    },
    postponeUpdate() {
      updates.postpone();
      return null;
    },
  };
}
