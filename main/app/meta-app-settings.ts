import type {
  MetaAppForm as EnteredForm,
  MetaApp,
  MetaAppSetup,
  VerifiedMetaApp,
} from "../../common/contract/meta-app.ts";
import { createMutex } from "../channels/mutex.ts";
import type { ActivityEvent, ActivityPort } from "../channels/ports/activity.ts";
import { metaAppTexts } from "../i18n/meta-app.ts";
import { UserError } from "../user-error.ts";
import type { AppSecrets } from "./app-secrets.ts";
import type { MetaAppForm } from "./meta-app-form.ts";
import type { MetaAppRecord, MetaAppRecordStore } from "./meta-app-record.ts";

export interface MetaAppSettingsDeps {
  readonly record: MetaAppRecordStore;
  readonly secrets: AppSecrets;
  readonly form: MetaAppForm;
  readonly running: () => MetaAppSetup["running"];
  /** Saves the change and makes it live (workspaces.ts). */
  readonly changeOver: (change: (record: MetaAppRecord) => MetaAppRecord) => Promise<void>;
  /** The activity of the accounts that are not made up. */
  readonly activity: Pick<ActivityPort, "add">;
  readonly setupOptions: () => Omit<MetaAppSetup, "running" | "saved" | "draft">;
}

/** Manages the operator's own Meta app. Changes take effect at once. */
export interface MetaAppSettings extends Pick<MetaAppForm, "saveDraft"> {
  view(): MetaAppSetup;
  /** Saves nothing. Rejects with UserError if Meta rejects the app, or if there is no secret. */
  verify(entered: EnteredForm): Promise<VerifiedMetaApp>;
  /**
   * Rejects with UserError if Meta rejects the app, the keychain is unavailable or the port is
   * taken. Rejects with StoreWriteError if the disk is not writable. In all these cases, the
   * previous app stays in use.
   */
  save(entered: EnteredForm): Promise<VerifiedMetaApp>;
  /**
   * Changes over to practice mode. If the secret cannot be deleted now, the next start deletes it.
   */
  remove(): Promise<void>;
  /**
   * Forgets the app without changing over, because the app is about to restart. Returns the number
   * of secrets that could not be deleted from the keychain.
   */
  wipe(): Promise<number>;
  /** Deletes the secrets of apps that are no longer set up. */
  deleteUnusedSecrets(): Promise<void>;
}

export function createMetaAppSettings(deps: MetaAppSettingsDeps): MetaAppSettings {
  const { activity, record, secrets, form, running, changeOver } = deps;
  /**
   * Serializes changes, because otherwise one change could delete the secret that another is
   * writing.
   */
  const mutex = createMutex();

  function requireChangeable(): void {
    if (running() !== "environment") return;
    throw new UserError({
      code: "meta_app_from_environment",
      message: metaAppTexts().fromEnvironment,
    });
  }

  return {
    view() {
      const { metaApp } = record.get();
      const draft = form.draft();
      return {
        ...deps.setupOptions(),
        running: running(),
        ...(metaApp && { saved: metaApp }),
        ...(draft && { draft }),
      };
    },
    saveDraft: form.saveDraft,
    verify: async (entered) => (await form.verify(entered)).answer,
    async save(entered) {
      requireChangeable();
      const { app, appSecret, secretIsNew, answer } = await form.verify(entered);
      await mutex.run(async () => {
        const isOther = record.get().metaApp?.appId !== app.appId;
        if (secretIsNew) await secrets.save(app.appId, appSecret);
        try {
          await changeOver((current) => ({ ...current, metaApp: app }));
        } finally {
          await secrets.deleteUnused();
        }
        if (isOther) activity.add([metaAppSaved(app, answer)]);
        form.saveDraft(null);
      });
      return answer;
    },
    async remove() {
      requireChangeable();
      await mutex.run(async () => {
        const { metaApp } = record.get();
        await changeOver(withoutMetaApp);
        // It may contain the secret that is being deleted.
        form.saveDraft(null);
        if (metaApp) {
          activity.add([{ kind: "meta-app", change: "removed", appId: metaApp.appId }]);
        }
        await secrets.deleteUnused();
      });
    },
    wipe: () =>
      mutex.run(async () => {
        record.set(withoutMetaApp(record.get()));
        await secrets.deleteUnused();
        return record.get().appSecrets.length;
      }),
    deleteUnusedSecrets: () => mutex.run(secrets.deleteUnused),
  };
}

const metaAppSaved = ({ appId }: MetaApp, { appName }: VerifiedMetaApp): ActivityEvent => ({
  kind: "meta-app",
  change: "saved",
  appId,
  ...(appName !== undefined && { name: appName }),
});

const withoutMetaApp = ({ metaApp: _, ...rest }: MetaAppRecord): MetaAppRecord => rest;
