/**
 * Whether an App ID and its secret belong together, before anybody logs in with them. An app token is asked for and
 * looked at with itself (`research/meta.md` §1.3, §1.5), which tells apart what a failed login would blur.
 */
import { z } from "zod";
import type { Problem, Result } from "../../channels/model.ts";
import type { Clock } from "../../channels/ports/clock.ts";
import { failed, problem, succeeded } from "../errors/problems.ts";
import { createClient, type Graph } from "../graph/client.ts";
import { graphName } from "../graph/graph-name.ts";
import { debugToken } from "./debug-token.ts";

export interface AppToVerify {
  /** Scheme, host and port of the Graph API. */
  readonly graphOrigin: string;
  /** `v26.0` */
  readonly version: string;
  readonly appId: string;
  /** A secret. */
  readonly appSecret: string;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

const tokenShape = z.object({ access_token: z.string().min(1) });
const debugShape = z.object({
  data: z.object({
    app_id: z.coerce.string(),
    is_valid: z.boolean(),
    application: graphName.pipe(z.string().min(1)).optional().catch(undefined),
  }),
});

/** Two Graph calls. The name under which people see the app in Facebook's dialog, where Facebook tells it. */
export async function verifyApp(app: AppToVerify): Promise<Result<{ readonly name?: string }>> {
  const client = createClient({ ...app, random: Math.random });
  try {
    const signal = app.signal ?? new AbortController().signal;
    return await verify(client.forOperation({ appSecret: app.appSecret, signal }));
  } finally {
    await client.close();
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
    schema: tokenShape,
  });
  if (!token.ok) return { ok: false, problem: pairProblem(token.problem) };
  const seen = await debugToken(graph, token.value.access_token, debugShape);
  if (!seen.ok) return { ok: false, problem: refusedAsNative(seen.problem) };
  const { app_id: appId, is_valid: valid, application: name } = seen.value.data;
  if (!valid || appId !== graph.appId) return failed("app_type_native");
  return succeeded(name === undefined ? {} : { name });
}

/** What is said of the app while nothing but its ID and secret were sent is said of the ID: a wrong secret has words of its own. */
function pairProblem(found: Problem): Problem {
  const ofId = ["app_misconfigured", "request_refused", "facebook_refused"].includes(found.code);
  return ofId ? problem("app_id_unknown", found.details) : found;
}

/** The pair was accepted a moment ago. A refusal now is about calls with an app token, which a Native or Desktop app may not make. */
function refusedAsNative(found: Problem): Problem {
  const passing = found.responsible === "network" || found.responsible === "facebook";
  return passing && found.code !== "facebook_refused"
    ? found
    : problem("app_type_native", found.details);
}
