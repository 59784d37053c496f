import {
  type Practice,
  type PracticeOptions,
  startPractice,
} from "../../../main/practice/index.ts";

/** A practice Facebook that a test controls and that keeps running when the app quits. */
export interface ExternalFacebook
  extends AsyncDisposable,
    Pick<Practice, "configId" | "control" | "origin"> {
  /** Makes the app use it and stay in practice mode. */
  readonly practiceEnv: Readonly<Record<string, string>>;
  /** Makes the app use it as the real Facebook, with a Meta app. */
  readonly liveEnv: Readonly<Record<string, string>>;
}

/** The Meta app that a development build uses with a practice Facebook. */
const app = { appId: "practice", appSecret: "practice" };

/** Starts with the five practice Pages unless a test asks for more; each costs a keychain write. */
export async function startFacebook({
  branches = 0,
  ...options
}: Pick<PracticeOptions, "branches" | "redirectUris"> &
  Partial<typeof app> = {}): Promise<ExternalFacebook> {
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
      PAGEKEEPER_APP_ID: app.appId,
      PAGEKEEPER_APP_SECRET: app.appSecret,
    },
    [Symbol.asyncDispose]: () => practice.close(),
  };
}
