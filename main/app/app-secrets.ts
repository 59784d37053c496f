import type { KeychainPort, SecretFailure } from "../channels/ports/keychain.ts";
import { appSecretName } from "../channels/ports/secret-kinds.ts";
import { callErrorTexts } from "../i18n/call-errors.ts";
import { UserError } from "../user-error.ts";
import { problemAtForm } from "./meta-app-problems.ts";
import type { MetaAppRecordStore } from "./meta-app-record.ts";

/**
 * The App Secrets in the keychain, and the list of their names in the settings. The methods reject
 * with UserError.
 */
export interface AppSecrets {
  /** Returns undefined unless `appId` is the app that is set up. */
  read(appId: string): Promise<string | undefined>;
  /**
   * Saves an App Secret. First adds its name to the settings, so that the next start can delete the
   * secret if the app crashes.
   */
  save(appId: string, secret: string): Promise<void>;
  /** Deletes the secrets of apps that are not set up. */
  deleteUnused(): Promise<void>;
}

export function createAppSecrets(
  record: MetaAppRecordStore,
  keychain: Pick<KeychainPort, "read" | "write" | "delete">,
): AppSecrets {
  return {
    async read(appId) {
      if (record.get().metaApp?.appId !== appId) return undefined;
      const answer = await keychain.read(appSecretName(appId));
      if (answer.status === "found") return answer.secret;
      if (answer.status === "absent") return undefined;
      throw keychainProblem(answer.status);
    },
    async save(appId, secret) {
      const { appSecrets, ...rest } = record.get();
      record.set({ ...rest, appSecrets: [...new Set([...appSecrets, appId])] });
      const answer = await keychain.write(new Map([[appSecretName(appId), secret]]));
      if (answer.status !== "written") throw keychainProblem(answer.status);
      if (answer.storedIn === "keychain") return;
      // Reject a secret that is only in memory, because the next start needs it.
      await keychain.delete([appSecretName(appId)]);
      throw keychainProblem("unavailable");
    },
    async deleteUnused() {
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
