/** What the `PAGEKEEPER_…` variables ask of a development build (DESIGN.md §7). A packaged build obeys none that could lead a token astray. */
import { z } from "zod";

const origin = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text).origin);

const variables = z.object({
  /** Where records, settings and logs lie; serves tests and several profiles. */
  PAGEKEEPER_USER_DATA: z.string().min(1).optional(),
  /** 0: any free port. */
  PAGEKEEPER_PORT: z.coerce.number().int().min(0).max(65535).optional(),
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
  /** A Meta app to run with; without one it is practice mode. The secret stays in memory. */
  readonly metaApp?: { readonly id: string; readonly secret: string };
}

/** Names every variable it cannot use, never a value: one of them is a secret. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

/** Throws EnvironmentError. */
export function readEnvironment(env: NodeJS.ProcessEnv, packaged: boolean): Environment {
  const parsed = variables.safeParse(env);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join(".")))].join(", ");
    throw new EnvironmentError(`These environment variables have values Pagekeeper cannot use: ${names}.`);
  }
  const given = parsed.data;
  const { PAGEKEEPER_APP_ID: id, PAGEKEEPER_APP_SECRET: secret } = given;
  if ((id === undefined) !== (secret === undefined)) {
    throw new EnvironmentError("PAGEKEEPER_APP_ID and PAGEKEEPER_APP_SECRET go together: set both or neither.");
  }
  const profile = {
    ...(given.PAGEKEEPER_USER_DATA !== undefined && { userData: given.PAGEKEEPER_USER_DATA }),
    ...(given.PAGEKEEPER_PORT !== undefined && { port: given.PAGEKEEPER_PORT }),
  };
  if (packaged) return profile;
  return {
    ...profile,
    ...(given.PAGEKEEPER_DIALOG_URL !== undefined && { dialogOrigin: given.PAGEKEEPER_DIALOG_URL }),
    ...(given.PAGEKEEPER_GRAPH_URL !== undefined && { graphOrigin: given.PAGEKEEPER_GRAPH_URL }),
    ...(id !== undefined && secret !== undefined && { metaApp: { id, secret } }),
  };
}
