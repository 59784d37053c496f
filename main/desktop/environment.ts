/** What the `PAGEKEEPER_…` variables ask of a development build (DESIGN.md §7). A packaged build obeys none that could lead a token astray. */
import { z } from "zod";

const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);

const profileVariables = z.object({
  /** Where records, settings and logs lie; serves tests and several profiles. */
  PAGEKEEPER_USER_DATA: z.string().min(1).optional(),
  /** 0: any free port. */
  PAGEKEEPER_PORT: z
    .string()
    // Digits only: `Number` takes an empty text for 0, which would be any port.
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().max(65535))
    .optional(),
});

const developmentVariables = z.object({
  PAGEKEEPER_DIALOG_URL: origin.optional(),
  PAGEKEEPER_GRAPH_URL: origin.optional(),
  PAGEKEEPER_APP_ID: z.string().min(1).optional(),
  PAGEKEEPER_APP_SECRET: z.string().min(1).optional(),
});

export interface Environment {
  readonly userData?: string;
  readonly port?: number;
  readonly dialogOrigin?: string;
  readonly graphOrigin?: string;
  /** A Meta app to run with. The secret stays in memory. */
  readonly metaApp?: { readonly id: string; readonly secret: string };
}

/** Without a Meta app there is nobody to log in with but the simulated Facebook. */
export const isPractice = ({ metaApp }: Environment): boolean => metaApp === undefined;

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
  const { PAGEKEEPER_USER_DATA: userData, PAGEKEEPER_PORT: port } = parse(profileVariables, env);
  return { ...(userData !== undefined && { userData }), ...(port !== undefined && { port }) };
}

function readDevelopment(env: NodeJS.ProcessEnv): Environment {
  const given = parse(developmentVariables, env);
  const { PAGEKEEPER_DIALOG_URL: dialogOrigin, PAGEKEEPER_GRAPH_URL: graphOrigin } = given;
  const { PAGEKEEPER_APP_ID: id, PAGEKEEPER_APP_SECRET: secret } = given;
  if ((id === undefined) !== (secret === undefined)) {
    throw new EnvironmentError(
      "PAGEKEEPER_APP_ID and PAGEKEEPER_APP_SECRET go together: set both or neither.",
    );
  }
  return {
    ...(dialogOrigin !== undefined && { dialogOrigin }),
    ...(graphOrigin !== undefined && { graphOrigin }),
    ...(id !== undefined && secret !== undefined && { metaApp: { id, secret } }),
  };
}

function parse<T>(variables: z.ZodType<T>, env: NodeJS.ProcessEnv): T {
  const parsed = variables.safeParse(env);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join(".")))].join(", ");
  throw new EnvironmentError(
    `These environment variables have values Pagekeeper cannot use: ${names}.`,
  );
}
