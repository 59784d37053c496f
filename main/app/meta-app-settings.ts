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
import { metaAppTexts } from "../i18n/meta-app.ts";
import type { SettingsFile, StoredSettings } from "../storage/settings.ts";
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
  readonly running: () => MetaAppSetup["running"];
  /** Saves the change and makes it live (workspaces.ts). */
  readonly changeOver: (change: (record: MetaAppRecord) => MetaAppRecord) => Promise<void>;
  /** Asks Meta whether the App ID and the App Secret belong together. */
  readonly verify: (
    app: MetaApp & { readonly appSecret: string },
  ) => Promise<Result<{ readonly name?: string }>>;
  readonly setupOptions: () => Pick<MetaAppSetup, "versions" | "localRedirectUri" | "permissions">;
}

/** Manages the operator's own Meta app. Changes take effect at once. */
export interface MetaAppSettings {
  view(): MetaAppSetup;
  saveDraft: MetaAppDrafts["save"];
  /** Saves nothing. Rejects with UserError if Meta rejects the app, or if there is no secret. */
  verify(form: MetaAppForm): Promise<VerifiedMetaApp>;
  /**
   * Rejects with UserError if Meta rejects the app, the keychain is unavailable or the port is
   * taken. Rejects with StoreWriteError if the disk is not writable. In all these cases, the
   * previous app stays in use.
   */
  save(form: MetaAppForm): Promise<VerifiedMetaApp>;
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

export function metaAppRecord(
  settings: Pick<SettingsFile, "get" | "set">,
): MetaAppSettingsDeps["record"] {
  return {
    get: () => settings.get(),
    set: (record) => settings.set(withMetaAppRecord(settings.get(), record)),
  };
}

/** Omits the old value, so that a record without `metaApp` removes the app. */
export const withMetaAppRecord = (
  { metaApp: _, ...rest }: StoredSettings,
  record: MetaAppRecord,
): StoredSettings => ({ ...rest, ...record });

export function createMetaAppSettings(deps: MetaAppSettingsDeps): MetaAppSettings {
  const { record, running, changeOver } = deps;
  const secrets = createAppSecrets(deps);
  /**
   * Serializes changes, because otherwise one change could delete the secret that another is
   * writing.
   */
  const mutex = createMutex();
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
      const draft = drafts.view();
      return {
        ...deps.setupOptions(),
        running: running(),
        ...(metaApp && { saved: metaApp }),
        ...(draft && { draft }),
      };
    },
    saveDraft: drafts.save,
    verify: async (form) => verify(await complete(form)),
    async save(form) {
      requireChangeable();
      const completed = await complete(form);
      const verified = await verify(completed);
      const { app, secret, entered } = completed;
      await mutex.run(async () => {
        if (entered) await secrets.save(app.appId, secret);
        try {
          await changeOver((current) => ({ ...current, metaApp: app }));
        } finally {
          await secrets.deleteUnused();
        }
        drafts.save(null);
      });
      return verified;
    },
    async remove() {
      requireChangeable();
      await mutex.run(async () => {
        await changeOver(withoutMetaApp);
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
      // Reject a secret that is only in memory, because the next start would need it.
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

const withoutMetaApp = ({ metaApp: _, ...rest }: MetaAppRecord): MetaAppRecord => rest;

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
