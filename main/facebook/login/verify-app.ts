import { z } from "zod";
import type { Problem, Result } from "../../channels/model.ts";
import type { Clock } from "../../channels/ports/clock.ts";
import { failed, failure, problem, succeeded } from "../errors/problems.ts";
import { createClient, type Graph } from "../graph/client.ts";
import { graphId, graphName, graphToken } from "../graph/schemas.ts";
import type { ResolveProxy } from "../network/routes.ts";
import { debugToken } from "./debug-token.ts";

export interface AppToVerify {
  /** The scheme, host and port of the Graph API. */
  readonly graphOrigin: string;
  /** The version of the Graph API, such as `v26.0`. */
  readonly version: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly clock: Clock;
  /** Asks the system for proxies. If absent, only the environment's proxies are used. */
  readonly resolveProxy?: ResolveProxy;
}

const tokenSchema = z.object({ access_token: graphToken });
const debugSchema = z.object({
  data: z.object({
    app_id: graphId,
    is_valid: z.boolean(),
    application: graphName.pipe(z.string().min(1)).optional().catch(undefined),
  }),
});

/**
 * Checks that an App ID and an app secret belong together, before anyone logs in with them. Makes
 * two Graph calls (docs/research/meta.md §1.3, §1.5). The first gets an app token, and the second
 * inspects that token. Returns the app's name as the login dialog shows it, if Meta sends the name.
 */
export async function verifyApp(app: AppToVerify): Promise<Result<{ readonly name?: string }>> {
  const client = createClient({ ...app, random: Math.random });
  try {
    const { signal } = new AbortController();
    return await verify(client.forOperation({ appSecret: app.appSecret, signal }));
  } finally {
    client.close();
  }
}

async function verify(graph: Graph): Promise<Result<{ readonly name?: string }>> {
  const token = await graph.call({
    method: "POST",
    path: "oauth/access_token",
    fields: {
      grant_type: "client_credentials",
      client_id: graph.appId,
      client_secret: graph.appSecret,
    },
    schema: tokenSchema,
  });
  if (!token.ok) return failure(credentialsProblem(token.problem));
  const inspection = await debugToken(graph, token.value.access_token, debugSchema);
  if (!inspection.ok) return failure(inspectionProblem(inspection.problem));
  const { app_id: appId, is_valid: valid, application: name } = inspection.value.data;
  if (!valid || appId !== graph.appId) return failed("app_type_native");
  return succeeded(name === undefined ? {} : { name });
}

/** Meta has a specific error for a wrong secret, so any other refusal means a wrong App ID. */
function credentialsProblem(found: Problem): Problem {
  const refusals = ["app_misconfigured", "request_refused", "facebook_refused"];
  return refusals.includes(found.code) ? problem("app_id_unknown", found.details) : found;
}

/**
 * A refusal now means that the app's type is Native or Desktop, because Meta has just accepted the
 * credentials.
 */
function inspectionProblem(found: Problem): Problem {
  const isTemporary = found.responsible === "network" || found.responsible === "facebook";
  return isTemporary && found.code !== "facebook_refused"
    ? found
    : problem("app_type_native", found.details);
}
