/** A practice Facebook that the test holds, so that it can be told to misbehave, and outlives the app. */
import {
  type Practice,
  type PracticeOptions,
  startPractice,
} from "../../../main/practice/index.ts";

export interface HeldFacebook
  extends AsyncDisposable,
    Pick<Practice, "configId" | "control" | "origin"> {
  /** Sends the app there, and leaves it in practice mode. */
  readonly practiceEnv: Readonly<Record<string, string>>;
  /** Sends the app there as if it were the real one, with a Meta app of its own. */
  readonly liveEnv: Readonly<Record<string, string>>;
}

/** What a development build says of itself to a simulated Facebook that it was only given the address of. */
const app = { appId: "practice", appSecret: "practice" };

/** Only the five Pages that teach, unless asked: each further one is one more write to the keychain. */
export async function openFacebook({
  branches = 0,
  ...options
}: Pick<PracticeOptions, "branches" | "redirectUris"> &
  Partial<typeof app> = {}): Promise<HeldFacebook> {
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
