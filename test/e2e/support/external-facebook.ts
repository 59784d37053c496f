import {
  type Practice,
  type PracticeOptions,
  startPractice,
} from "../../../main/practice/index.ts";

/**
 * A practice Facebook that a test controls. This Facebook runs outside the app, so that it keeps
 * running when the app quits.
 */
export interface ExternalFacebook
  extends AsyncDisposable,
    Pick<Practice, "configId" | "control" | "origin"> {
  /** The environment variables that make the app use this Facebook in practice mode. */
  readonly practiceEnv: Readonly<Record<string, string>>;
  /**
   * The environment variables that make the app use this Facebook in live mode. They include the
   * credentials of a Meta app.
   */
  readonly liveEnv: Readonly<Record<string, string>>;
}

export interface AppCredentials {
  readonly appId: string;
  readonly appSecret: string;
}

/** The credentials of the Meta app that development builds use with a practice Facebook. */
const app: AppCredentials = { appId: "practice", appSecret: "practice" };

/**
 * Starts a practice Facebook with the five practice Pages and `branches` additional Pages. The
 * default is 0 additional Pages, because connecting a Page takes a slow write to the keychain.
 */
export async function startFacebook({
  branches = 0,
  ...options
}: Pick<PracticeOptions, "branches" | "redirectUris"> &
  Partial<AppCredentials> = {}): Promise<ExternalFacebook> {
  const practice = await startPractice({ branches, ...app, ...options });
  const practiceEnv = {
    PAGEKEEPER_DIALOG_URL: practice.origin,
    PAGEKEEPER_GRAPH_URL: practice.origin,
  };
  return {
    origin: practice.origin,
    configId: practice.configId,
    control: practice.control,
    practiceEnv,
    liveEnv: {
      ...practiceEnv,
      PAGEKEEPER_APP_ID: options.appId ?? app.appId,
      PAGEKEEPER_APP_SECRET: options.appSecret ?? app.appSecret,
    },
    [Symbol.asyncDispose]: () => practice.close(),
  };
}
