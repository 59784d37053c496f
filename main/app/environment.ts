/**
 * Parses the text of a variable. Returns undefined if the text is invalid. We don't use zod here
 * because loading it would delay the window.
 */
type Reader<T> = (text: string) => T | undefined;

const someText: Reader<string> = (text) => (text === "" ? undefined : text);

/** Accepts digits only. `Number` would turn an empty text into 0, which means any free port. */
const portNumber: Reader<number> = (text) =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;

const webOrigin: Reader<string> = (text) => {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) ? url.origin : undefined;
};

/** The `PAGEKEEPER_…` variables (docs/development.md). */
export interface Environment {
  /** The folder for records, settings and logs. */
  readonly userData?: string;
  /** The port of the server. 0 means any free port. */
  readonly port?: number;
  readonly dialogOrigin?: string;
  readonly graphOrigin?: string;
  /**
   * The server that a development build gets updates from. If absent, a development build never
   * checks for updates.
   */
  readonly updateOrigin?: string;
  /** The Meta app to use instead of the one in the settings. Its secret is never stored. */
  readonly metaApp?: { readonly id: string; readonly secret: string };
}

/**
 * Thrown for unusable variables. The message has their names but not their values, because one of
 * the values is a secret.
 */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

/**
 * Reads the variables. Throws EnvironmentError if one of them is unusable. A packaged build ignores
 * the variables for development, because they could send a token to another server or load an
 * update from there.
 */
export function readEnvironment(env: NodeJS.ProcessEnv, packaged: boolean): Environment {
  const profile = readProfile(env);
  return packaged ? profile : { ...profile, ...readDevelopment(env) };
}

function readProfile(env: NodeJS.ProcessEnv): Environment {
  const read = readerOf(env);
  const userData = read("PAGEKEEPER_USER_DATA", someText);
  const port = read("PAGEKEEPER_PORT", portNumber);
  read.finish();
  return { ...(userData !== undefined && { userData }), ...(port !== undefined && { port }) };
}

function readDevelopment(env: NodeJS.ProcessEnv): Environment {
  const read = readerOf(env);
  const dialogOrigin = read("PAGEKEEPER_DIALOG_URL", webOrigin);
  const graphOrigin = read("PAGEKEEPER_GRAPH_URL", webOrigin);
  const updateOrigin = read("PAGEKEEPER_UPDATE_URL", webOrigin);
  const id = read("PAGEKEEPER_APP_ID", someText);
  const secret = read("PAGEKEEPER_APP_SECRET", someText);
  read.finish();
  if ((id === undefined) !== (secret === undefined)) {
    throw new EnvironmentError(
      "PAGEKEEPER_APP_ID and PAGEKEEPER_APP_SECRET go together: set both or neither.",
    );
  }
  return {
    ...(dialogOrigin !== undefined && { dialogOrigin }),
    ...(graphOrigin !== undefined && { graphOrigin }),
    ...(updateOrigin !== undefined && { updateOrigin }),
    ...(id !== undefined && secret !== undefined && { metaApp: { id, secret } }),
  };
}

/**
 * Returns a function that reads one variable. Its `finish` method throws if any variable read so
 * far was unusable.
 */
function readerOf(env: NodeJS.ProcessEnv) {
  const unusable: string[] = [];
  const read = <T>(name: string, reader: Reader<T>): T | undefined => {
    const text = env[name];
    const value = text === undefined ? undefined : reader(text);
    if (text !== undefined && value === undefined) unusable.push(name);
    return value;
  };
  const finish = () => {
    if (unusable.length === 0) return;
    throw new EnvironmentError(
      `These environment variables have values Pagekeeper cannot use: ${unusable.join(", ")}.`,
    );
  };
  return Object.assign(read, { finish });
}
