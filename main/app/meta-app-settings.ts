import type {
  MetaApp,
  MetaAppForm,
  MetaAppSetup,
  VerifiedMetaApp,
} from "../../common/contract/meta-app.ts";
import type { Result } from "../channels/model.ts";
import { createMutex } from "../channels/mutex.ts";
import type { KeychainPort, SecretFailure } from "../channels/ports/keychain.ts";
import { appSecretName } from "../channels/ports/secret-kinds.ts";
import { callErrorTexts } from "../i18n/call-errors.ts";
import type { SettingsFile } from "../storage/settings.ts";
import { UserError } from "../user-error.ts";
import { createMetaAppDrafts, type MetaAppDrafts } from "./meta-app-draft.ts";
import { problemAtForm } from "./meta-app-problems.ts";

/** The part of the settings file that describes the Meta app. */
export interface MetaAppRecord {
  /** Absent in practice mode. */
  readonly metaApp?: MetaApp;
  /**
   * The App IDs whose secret may be in the keychain. An ID is added before its secret is written,
   * and removed after its secret is deleted.
   */
  readonly appSecrets: readonly string[];
}

export interface MetaAppSettingsDeps {
  /** If the disk is not writable, `set` throws StoreWriteError and changes nothing. */
  readonly record: { get(): MetaAppRecord; set(record: MetaAppRecord): void };
  readonly keychain: Pick<KeychainPort, "read" | "write" | "delete">;
  readonly running: { readonly source: MetaAppSetup["running"]; readonly app?: MetaApp };
  /** Asks Meta whether the App ID and the App Secret belong together. */
  readonly verify: (
    app: MetaApp & { readonly appSecret: string },
  ) => Promise<Result<{ readonly name?: string }>>;
  readonly setupOptions: () => Pick<MetaAppSetup, "versions" | "localRedirectUri" | "permissions">;
}

/** Manages the operator's own Meta app. Changes take effect at the next start. */
export interface MetaAppSettings {
  view(): MetaAppSetup;
  saveDraft: MetaAppDrafts["save"];
  /** Saves nothing. Rejects with UserError if Meta rejects the app, or if there is no secret. */
  verify(form: MetaAppForm): Promise<VerifiedMetaApp>;
  /**
   * Rejects with UserError if Meta rejects the app or the keychain is unavailable. Rejects with
   * StoreWriteError if the disk is not writable. In both cases, the previous app stays set up, but
   * the new secret may already be saved.
   */
  save(form: MetaAppForm): Promise<VerifiedMetaApp>;
  /**
   * Switches back to practice mode. If the secret cannot be deleted now, the next start deletes it.
   */
  remove(): Promise<void>;
  /** Removes the app. Returns the number of secrets that could not be deleted from the keychain. */
  wipe(): Promise<number>;
  /** Deletes the secrets of apps that are no longer set up. */
  deleteUnusedSecrets(): Promise<void>;
}

export function metaAppRecord(
  settings: Pick<SettingsFile, "get" | "set">,
): MetaAppSettingsDeps["record"] {
  return {
    get: () => settings.get(),
    set(record) {
      // Omit the old value, so that setting a record without `metaApp` removes the app.
      const { metaApp: _, ...rest } = settings.get();
      settings.set({ ...rest, ...record });
    },
  };
}

export function createMetaAppSettings(deps: MetaAppSettingsDeps): MetaAppSettings {
  const { record, running } = deps;
  const secrets = createAppSecrets(deps);
  /**
   * Serializes changes, because otherwise one change could delete the secret that another is
   * writing.
   */
  const mutex = createMutex();
  /**
   * Whether a secret was saved during this run. If so, a restart is needed, because the running
   * client reads the secret only once.
   */
  let newSecret = false;

  const drafts = createMetaAppDrafts();

  /** Returns the form with its secret: the typed one, or else the one that is saved. */
  async function complete({ appSecret, ...app }: MetaAppForm) {
    const entered = appSecret ?? drafts.secretFor(app.appId);
    const secret = entered ?? (await secrets.read(app.appId));
    if (secret === undefined) throw secretMissing();
    return { app, secret, entered: entered !== undefined };
  }

  async function verify({ app, secret }: { app: MetaApp; secret: string }) {
    const verified = await deps.verify({ ...app, appSecret: secret });
    if (!verified.ok) throw new UserError(problemAtForm(verified.problem));
    const { name } = verified.value;
    return name === undefined ? {} : { appName: name };
  }

  const remove = () =>
    mutex.run(async () => {
      record.set({ appSecrets: record.get().appSecrets });
      await secrets.deleteUnused();
    });

  return {
    view() {
      const { metaApp } = record.get();
      const draft = drafts.view();
      return {
        ...deps.setupOptions(),
        running: running.source,
        ...(metaApp && { saved: metaApp }),
        ...(draft && { draft }),
        restart: running.source !== "environment" && (newSecret || !isSame(metaApp, running.app)),
      };
    },
    saveDraft: drafts.save,
    verify: async (form) => verify(await complete(form)),
    async save(form) {
      const completed = await complete(form);
      const verified = await verify(completed);
      const { app, secret, entered } = completed;
      await mutex.run(async () => {
        if (entered) await secrets.save(app.appId, secret);
        newSecret ||= entered;
        record.set({ ...record.get(), metaApp: app });
        drafts.save(null);
        await secrets.deleteUnused();
      });
      return verified;
    },
    remove,
    async wipe() {
      await remove();
      return record.get().appSecrets.length;
    },
    deleteUnusedSecrets: () => mutex.run(secrets.deleteUnused),
  };
}

/**
 * Manages the App Secrets in the keychain, and the list of their names in the settings. The methods
 * reject with UserError.
 */
function createAppSecrets({ record, keychain }: MetaAppSettingsDeps) {
  return {
    /** Returns undefined unless `appId` is the app that is set up. */
    async read(appId: string): Promise<string | undefined> {
      if (record.get().metaApp?.appId !== appId) return undefined;
      const answer = await keychain.read(appSecretName(appId));
      if (answer.status === "found") return answer.secret;
      if (answer.status === "absent") return undefined;
      throw keychainProblem(answer.status);
    },
    /**
     * Saves an App Secret. First adds its name to the settings, so that the next start can delete
     * the secret if the app crashes.
     */
    async save(appId: string, secret: string): Promise<void> {
      const { appSecrets, ...rest } = record.get();
      record.set({ ...rest, appSecrets: [...new Set([...appSecrets, appId])] });
      const answer = await keychain.write(new Map([[appSecretName(appId), secret]]));
      if (answer.status !== "written") throw keychainProblem(answer.status);
      if (answer.storedIn === "keychain") return;
      // Reject a secret that is only in memory, because the restart that applies the change would
      // lose it.
      await keychain.delete([appSecretName(appId)]);
      throw keychainProblem("unavailable");
    },
    async deleteUnused(): Promise<void> {
      const { appSecrets, metaApp } = record.get();
      const unused = appSecrets.filter((appId) => appId !== metaApp?.appId);
      if (unused.length === 0) return;
      const { deleted } = await keychain.delete(unused.map(appSecretName));
      if (deleted.size === 0) return;
      const current = record.get();
      const left = current.appSecrets.filter((appId) => !deleted.has(appSecretName(appId)));
      record.set({ ...current, appSecrets: left });
    },
  };
}

const isSame = (a: MetaApp | undefined, b: MetaApp | undefined): boolean =>
  (["appId", "version", "configId", "redirectUri"] as const).every((key) => a?.[key] === b?.[key]);

const secretMissing = () =>
  new UserError(
    problemAtForm({ code: "app_secret_missing", message: callErrorTexts().appSecretMissing }),
  );

const keychainProblem = (status: SecretFailure["status"]) =>
  new UserError(
    problemAtForm({
      code: keychainCodes[status],
      message: callErrorTexts().appSecretNotKept[status],
    }),
  );

const keychainCodes: Readonly<Record<SecretFailure["status"], string>> = {
  locked: "keychain_locked",
  unavailable: "keychain_unavailable",
  "too-large": "app_secret_too_long",
  failed: "keychain_failed",
};
