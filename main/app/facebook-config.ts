import type { MetaApp, MetaAppSetup } from "../../common/contract/meta-app.ts";
import type { KeychainPort } from "../channels/ports/keychain.ts";
import { appSecretName } from "../channels/ports/secret-kinds.ts";
import type { FacebookConfig } from "../facebook/index.ts";
import { defaultVersion } from "../facebook/versions.ts";
import type { StoredSettings } from "../storage/settings.ts";
import type { Environment } from "./environment.ts";
import type { PracticeFacebook } from "./practice-facebook.ts";

const metaDialog = "https://www.facebook.com";
const metaGraph = "https://graph.facebook.com";

/** The Meta app to log in with, and the Facebook servers to use. */
export interface RunningConfig extends Omit<FacebookConfig, "clock" | "resolveProxy"> {
  readonly source: MetaAppSetup["running"];
  /** The Meta app from the settings, if that one is used. */
  readonly app?: MetaApp;
}

export interface FacebookConfigDeps {
  readonly environment: Environment;
  /** Holds the App Secret. */
  readonly keychain: Pick<KeychainPort, "read">;
  readonly practiceFacebook: Pick<PracticeFacebook, "start">;
}

/**
 * Chooses the Meta app. The environment takes precedence over the settings. If neither names an
 * app, uses the app of practice mode.
 */
export async function resolveFacebookConfig(
  { environment, keychain, practiceFacebook }: FacebookConfigDeps,
  { metaApp: app }: Pick<StoredSettings, "metaApp">,
): Promise<RunningConfig> {
  const origins = facebookOrigins(environment);
  if (environment.metaApp) {
    const { id, secret } = environment.metaApp;
    const config = { appId: id, version: defaultVersion, appSecret: () => secret };
    return { ...origins, ...config, source: "environment" };
  }
  if (!app) return practiceConfig(environment, practiceFacebook);
  const appSecret = readOnce(app.appId, keychain);
  return { ...origins, ...app, source: "settings", app, appSecret };
}

/** Returns the servers of the real Facebook, or those that the environment names instead. */
export const facebookOrigins = ({
  dialogOrigin = metaDialog,
  graphOrigin = metaGraph,
}: Environment): Pick<FacebookConfig, "dialogOrigin" | "graphOrigin"> => ({
  dialogOrigin,
  graphOrigin,
});

/** The credentials to use with a simulated Facebook that runs outside this app. */
const externalPracticeApp = { id: "practice", secret: "practice" };

async function practiceConfig(
  { dialogOrigin, graphOrigin }: Environment,
  practiceFacebook: FacebookConfigDeps["practiceFacebook"],
): Promise<RunningConfig> {
  const common = { source: "practice", version: defaultVersion } as const;
  if (dialogOrigin !== undefined && graphOrigin !== undefined) {
    const { id, secret } = externalPracticeApp;
    // Its links lead to Meta, because it may have nothing but the dialog and Graph.
    return { ...common, appId: id, appSecret: () => secret, dialogOrigin, graphOrigin };
  }
  const { origin, appId, appSecret } = await practiceFacebook.start();
  return {
    ...common,
    dialogOrigin: dialogOrigin ?? origin,
    graphOrigin: graphOrigin ?? origin,
    pagesOrigin: origin,
    appId,
    appSecret: () => appSecret,
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
