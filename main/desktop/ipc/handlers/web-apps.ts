import type { CallHandlers } from "../dispatch.ts";
import type { HandlerDeps } from "./deps.ts";
import { reportWriteError } from "./store-write-errors.ts";

export function createWebAppHandlers({
  services,
}: Pick<HandlerDeps, "services">): Pick<CallHandlers, "answerWebApp" | "removeWebApp"> {
  return {
    async answerWebApp(questionId, allow) {
      const { webApps } = (await services).workspace();
      await reportWriteError("settings_not_saved", async () => webApps.answer(questionId, allow));
      return null;
    },
    async removeWebApp(origin) {
      const { webApps } = (await services).workspace();
      await reportWriteError("settings_not_saved", async () => webApps.remove(origin));
      return null;
    },
  };
}
