/** The set-up of the operator's own Meta app: shown, verified, saved, removed. It takes effect at the next start. */
import type { MetaApp, MetaAppForm, MetaAppSetup } from "../../common/contract/meta-app.ts";
import { createMutex } from "../channels/mutex.ts";
import type { KeychainPort, Result, SecretFailure, SecretName } from "../channels/ports/index.ts";
import { UserError } from "../desktop/ipc/user-error.ts";
import { desktopTexts } from "../i18n/desktop.ts";

/** What of it is on disk. */
export interface MetaAppRecord {
  /** Absent: practice mode. */
  readonly metaApp?: MetaApp;
  /** App IDs whose secret may lie in the keychain: named before it is written, until it is proven gone. */
  readonly appSecrets: readonly string[];
}

export interface MetaAppParts {
  /** Throws where the disk refuses; then nothing changed. */
  readonly record: { get(): MetaAppRecord; set(record: MetaAppRecord): void };
  /** Of the real accounts, in practice mode too. */
  readonly keychain: Pick<KeychainPort, "read" | "write" | "remove">;
  readonly running: { readonly from: MetaAppSetup["running"]; readonly app?: MetaApp };
  /** Asks Meta whether ID and secret belong together. */
  readonly verify: (
    app: MetaApp & { readonly appSecret: string },
  ) => Promise<Result<{ readonly name?: string }>>;
  readonly facts: () => Pick<MetaAppSetup, "versions" | "localRedirectUri" | "permissions">;
}

export interface MetaAppSettings {
  view(): MetaAppSetup;
  /**
   * Rejects with UserError where Meta or the keychain refuses, with StoreWriteError where the disk does. Then the app that was
   * set up before is so still; a new secret of that very app may be saved.
   */
  save(form: MetaAppForm): Promise<{ readonly appName?: string }>;
  /** Back to practice mode. The secret goes too, or is tried again at the next start. */
  remove(): Promise<void>;
  /** As `remove`; the number of secrets that the keychain would not remove. */
  forget(): Promise<number>;
  /** At the start: removes secrets of apps that are set up no more. */
  settle(): Promise<void>;
}

export const appSecretName = (appId: string): SecretName => `app:${appId}`;

export function createMetaAppSettings(parts: MetaAppParts): MetaAppSettings {
  const { record, keychain, running } = parts;
  /** One change must not take for left over what another is just naming, writing or removing. */
  const mutex = createMutex();
  /** The running app keeps the secret that it has read once. */
  let newSecret = false;

  const savedSecret = async (appId: string): Promise<string | undefined> => {
    if (record.get().metaApp?.appId !== appId) return undefined;
    const answer = await keychain.read(appSecretName(appId));
    if (answer.status === "found") return answer.secret;
    if (answer.status === "absent") return undefined;
    throw keychainProblem(answer.status);
  };

  /** The name before the secret: a crash between the two leaves a trace to clean up by. */
  async function keep(appId: string, secret: string): Promise<void> {
    const { appSecrets, ...rest } = record.get();
    record.set({ ...rest, appSecrets: [...new Set([...appSecrets, appId])] });
    const answer = await keychain.write(appSecretName(appId), secret);
    if (answer.status !== "written") throw keychainProblem(answer.status);
    if (answer.storedIn === "keychain") return;
    // In memory it would be gone when it is needed, after the restart.
    await keychain.remove(appSecretName(appId));
    throw keychainProblem("unavailable");
  }

  async function removeLeftOver(): Promise<void> {
    const { appSecrets, metaApp } = record.get();
    const gone = new Set<string>();
    for (const appId of appSecrets) {
      if (appId === metaApp?.appId) continue;
      const { status } = await keychain.remove(appSecretName(appId));
      if (status === "removed") gone.add(appId);
    }
    if (gone.size === 0) return;
    const now = record.get();
    record.set({ ...now, appSecrets: now.appSecrets.filter((appId) => !gone.has(appId)) });
  }

  const remove = () =>
    mutex.run(async () => {
      record.set({ appSecrets: record.get().appSecrets });
      await removeLeftOver();
    });

  return {
    view() {
      const { metaApp } = record.get();
      return {
        ...parts.facts(),
        running: running.from,
        ...(metaApp && { saved: metaApp }),
        restart: running.from !== "environment" && (newSecret || !isSame(metaApp, running.app)),
      };
    },
    async save({ appSecret: entered, ...app }) {
      const appSecret = entered ?? (await savedSecret(app.appId));
      if (appSecret === undefined) throw secretMissing();
      const verified = await parts.verify({ ...app, appSecret });
      if (!verified.ok) throw new UserError(verified.problem);
      await mutex.run(async () => {
        if (entered !== undefined) await keep(app.appId, entered);
        newSecret ||= entered !== undefined;
        record.set({ ...record.get(), metaApp: app });
        await removeLeftOver();
      });
      const { name } = verified.value;
      return name === undefined ? {} : { appName: name };
    },
    remove,
    async forget() {
      await remove();
      return record.get().appSecrets.length;
    },
    settle: () => mutex.run(removeLeftOver),
  };
}

const isSame = (a: MetaApp | undefined, b: MetaApp | undefined): boolean =>
  (["appId", "version", "configId", "redirectUri"] as const).every((key) => a?.[key] === b?.[key]);

const secretMissing = () =>
  new UserError({ code: "app_secret_missing", message: desktopTexts().appSecretMissing });

/** The keychain would not give or take the App secret. */
const keychainProblem = (status: SecretFailure["status"]) =>
  new UserError({ code: keychainCodes[status], message: desktopTexts().appSecretNotKept[status] });

const keychainCodes: Readonly<Record<SecretFailure["status"], string>> = {
  locked: "keychain_locked",
  unavailable: "keychain_unavailable",
  "too-large": "app_secret_too_long",
  failed: "keychain_failed",
};
