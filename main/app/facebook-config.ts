/** A piece of the composition root's last part: what this run logs in with, and where. */
import type { MetaApp, MetaAppSetup } from "../../common/contract/meta-app.ts";
import type { KeychainPort } from "../channels/ports/index.ts";
import type { Environment } from "../desktop/lifecycle/environment.ts";
import type { FacebookConfig } from "../facebook/index.ts";
import { defaultVersion } from "../facebook/versions.ts";
import type { StoredSettings } from "../storage/settings.ts";
import { appSecretName } from "./meta-app-settings.ts";

const metaDialog = "https://www.facebook.com";
export const metaGraph = "https://graph.facebook.com";

export interface RunningApp extends Omit<FacebookConfig, "clock"> {
  readonly from: MetaAppSetup["running"];
  /** As it stands in the settings. */
  readonly app?: MetaApp;
  close(): Promise<void>;
}

/** For somebody else's simulated Facebook, told to us without an app of theirs. */
const practiceApp = { id: "practice", secret: "practice" };

/** The same one at each start, where it is free: accounts keep the addresses of their pictures. */
const practicePort = 47815;

/** The environment's app, else the one that is set up, else the practice Facebook's. */
export async function runningApp(
  environment: Environment,
  { metaApp: app }: Pick<StoredSettings, "metaApp">,
  appKeychain: Pick<KeychainPort, "read">,
): Promise<RunningApp> {
  const { metaApp: given, dialogOrigin = metaDialog, graphOrigin = metaGraph } = environment;
  const real = { dialogOrigin, graphOrigin, close: async () => undefined };
  if (given) {
    const { id, secret } = given;
    const own = { appId: id, version: defaultVersion, appSecret: () => secret };
    return { ...real, ...own, from: "environment" };
  }
  return app
    ? { ...real, ...app, from: "settings", app, appSecret: secretReader(app.appId, appKeychain) }
    : practiceFacebook(environment);
}

async function practiceFacebook({ dialogOrigin, graphOrigin }: Environment): Promise<RunningApp> {
  const common = { from: "practice", version: defaultVersion } as const;
  if (dialogOrigin !== undefined && graphOrigin !== undefined) {
    const { id, secret } = practiceApp;
    const own = { appId: id, appSecret: () => secret, close: async () => undefined };
    return { ...common, ...own, dialogOrigin, graphOrigin };
  }
  const { startPractice } = await import("../practice/index.ts");
  const practice = await startPractice({ port: practicePort }).catch(() => startPractice());
  return {
    ...common,
    dialogOrigin: dialogOrigin ?? practice.origin,
    graphOrigin: graphOrigin ?? practice.origin,
    appId: practice.appId,
    appSecret: () => practice.appSecret,
    close: () => practice.close(),
  };
}

/** Asks the keychain once; a refusal is not kept, since the user may unlock it. */
function secretReader(appId: string, keychain: Pick<KeychainPort, "read">): () => Promise<string> {
  let known: string | undefined;
  return async () => {
    if (known !== undefined) return known;
    const answer = await keychain.read(appSecretName(appId));
    // Whoever asked makes it a problem of its own; the answer's words are the keychain's.
    if (answer.status !== "found") throw new Error(answer.status);
    known = answer.secret;
    return known;
  };
}
