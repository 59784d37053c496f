import type { MetaApp, MetaAppSetup } from "../../common/contract/meta-app.ts";
import type { KeychainPort } from "../channels/ports/keychain.ts";
import { appSecretName } from "../channels/ports/secret-kinds.ts";
import type { FacebookConfig } from "../facebook/index.ts";
import { defaultVersion } from "../facebook/versions.ts";
import type { StoredSettings } from "../storage/settings.ts";
import type { Environment } from "./environment.ts";

const metaDialog = "https://www.facebook.com";
export const metaGraph = "https://graph.facebook.com";

/** The Meta app that this run logs in with, and the Facebook servers to use. */
export interface RunningConfig extends Omit<FacebookConfig, "clock" | "resolveProxy"> {
  readonly source: MetaAppSetup["running"];
  /** The Meta app from the settings, if this run uses that one. */
  readonly app?: MetaApp;
  /** Stops the practice Facebook if this run started it. */
  close(): Promise<void>;
}

/**
 * Chooses the Meta app. The environment takes precedence over the settings. If neither names an
 * app, uses the app of practice mode.
 */
export async function resolveFacebookConfig(
  environment: Environment,
  { metaApp: app }: Pick<StoredSettings, "metaApp">,
  appKeychain: Pick<KeychainPort, "read">,
): Promise<RunningConfig> {
  const { metaApp: given, dialogOrigin = metaDialog, graphOrigin = metaGraph } = environment;
  const real = { dialogOrigin, graphOrigin, close: async () => undefined };
  if (given) {
    const { id, secret } = given;
    const config = { appId: id, version: defaultVersion, appSecret: () => secret };
    return { ...real, ...config, source: "environment" };
  }
  if (!app) return practiceConfig(environment);
  const appSecret = readOnce(app.appId, appKeychain);
  return { ...real, ...app, source: "settings", app, appSecret };
}

/** The credentials to use with a simulated Facebook that runs outside this app. */
const externalPracticeApp = { id: "practice", secret: "practice" };

/**
 * The port is fixed, so that the picture URLs of connected practice Pages still work after a
 * restart.
 */
const practicePort = 47815;

async function practiceConfig({ dialogOrigin, graphOrigin }: Environment): Promise<RunningConfig> {
  const common = { source: "practice", version: defaultVersion } as const;
  if (dialogOrigin !== undefined && graphOrigin !== undefined) {
    const { id, secret } = externalPracticeApp;
    const external = { appId: id, appSecret: () => secret, close: async () => undefined };
    // Its links lead to Meta, because it may have nothing but the dialog and Graph.
    return { ...common, ...external, dialogOrigin, graphOrigin };
  }
  const { startPractice } = await import("../practice/index.ts");
  const practice = await startPractice({ port: practicePort }).catch(() => startPractice());
  return {
    ...common,
    dialogOrigin: dialogOrigin ?? practice.origin,
    graphOrigin: graphOrigin ?? practice.origin,
    pagesOrigin: practice.origin,
    appId: practice.appId,
    appSecret: () => practice.appSecret,
    close: () => practice.close(),
  };
}

/**
 * Returns a function that reads the secret and remembers it. If reading fails, the next call tries
 * again, because the user may have unlocked the keychain by then.
 */
function readOnce(appId: string, keychain: Pick<KeychainPort, "read">): () => Promise<string> {
  let known: string | undefined;
  return async () => {
    if (known !== undefined) return known;
    const answer = await keychain.read(appSecretName(appId));
    // The caller turns this error into a problem that the user can read.
    if (answer.status !== "found") throw new Error(answer.status);
    known = answer.secret;
    return known;
  };
}
