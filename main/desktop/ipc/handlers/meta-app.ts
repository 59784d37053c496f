import type { CallHandlers } from "../dispatch.ts";
import type { HandlerDeps } from "./deps.ts";
import { reportWriteError } from "./store-write-errors.ts";

export function createMetaAppHandlers({
  services,
}: Pick<HandlerDeps, "services">): Pick<
  CallHandlers,
  "metaApp" | "saveMetaAppDraft" | "verifyMetaApp" | "saveMetaApp" | "removeMetaApp"
> {
  let removing: Promise<void> | undefined;

  return {
    metaApp: async () => (await services).metaApp.view(),
    async saveMetaAppDraft(draft) {
      (await services).metaApp.saveDraft(draft);
      return null;
    },
    verifyMetaApp: async (form) => (await services).metaApp.verify(form),
    async saveMetaApp(form) {
      const { metaApp } = await services;
      return reportWriteError("settings_not_saved", () => metaApp.save(form));
    },
    async removeMetaApp() {
      const { metaApp } = await services;
      // If the user clicks again while the app is being removed, wait for that removal.
      removing ??= metaApp.remove().finally(() => {
        removing = undefined;
      });
      const removal = removing;
      await reportWriteError("settings_not_saved", () => removal);
      return null;
    },
  };
}
