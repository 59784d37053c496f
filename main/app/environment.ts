/** What the `PAGEKEEPER_…` variables ask of a development build (DESIGN.md §7). A packaged build obeys none that could lead a token astray. */

/** A variable's text made into what it means; undefined: unusable. By hand: zod is not loaded before the window. */
type Reader<T> = (text: string) => T | undefined;

const someText: Reader<string> = (text) => (text === "" ? undefined : text);

/** Digits only: `Number` takes an empty text for 0, which would be any port. */
const portNumber: Reader<number> = (text) =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;

const webOrigin: Reader<string> = (text) => {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) ? url.origin : undefined;
};

export interface Environment {
  readonly userData?: string;
  readonly port?: number;
  readonly dialogOrigin?: string;
  readonly graphOrigin?: string;
  /** Where a development build looks for new versions; else it looks nowhere. */
  readonly updateOrigin?: string;
  /** A Meta app to run with. The secret stays in memory. */
  readonly metaApp?: { readonly id: string; readonly secret: string };
}

/** Names every variable it cannot use, never a value: one of them is a secret. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

/** Throws EnvironmentError. A packaged build does not so much as look at what it ignores. */
export function readEnvironment(env: NodeJS.ProcessEnv, packaged: boolean): Environment {
  const profile = readProfile(env);
  return packaged ? profile : { ...profile, ...readDevelopment(env) };
}

function readProfile(env: NodeJS.ProcessEnv): Environment {
  const read = readerOf(env);
  // Where records, settings and logs lie; serves tests and several profiles.
  const userData = read("PAGEKEEPER_USER_DATA", someText);
  // 0: any free port.
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

/** Reads one variable after the other; `finish` throws when one of them could not be used, and names all such. */
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
