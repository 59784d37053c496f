import type { ProblemDetails } from "../../../common/contract/problems.ts";
import type { Problem, Result } from "../../channels/model.ts";
import { facebookTexts } from "../../i18n/facebook.ts";
import type { Block } from "../graph/rate-limiter.ts";
import type { FacebookCode } from "./problem-codes.ts";

/** Who must act and how, for the problems that are not in error-table.ts. */
export const nonTableProblems = {
  cancelled: { responsible: "user" },
  no_network: { responsible: "network" },
  insecure_connection: { responsible: "network" },
  connection_blocked: { responsible: "network" },
  resources_exhausted: { responsible: "network" },
  proxy_unusable: { responsible: "network" },
  proxy_down: { responsible: "network" },
  proxy_password_required: { responsible: "network" },
  proxy_unsupported: { responsible: "network" },
  facebook_down: { responsible: "facebook", remedy: "wait" },
  facebook_timeout: { responsible: "facebook" },
  facebook_not_json: { responsible: "facebook" },
  facebook_unexpected: { responsible: "facebook" },
  throttled: { responsible: "facebook", remedy: "wait" },

  access_denied: { responsible: "user" },
  login_refused: { responsible: "facebook" },
  login_empty: { responsible: "facebook" },
  code_rejected: { responsible: "facebook" },
  token_rejected: { responsible: "facebook" },
  login_not_permitted: { responsible: "user" },
  login_as_page: { responsible: "user" },

  app_secret_unavailable: { responsible: "operator" },
  app_misconfigured: { responsible: "operator", remedy: "set-up-app" },
  app_id_unknown: { responsible: "operator" },
  app_type_native: { responsible: "operator", remedy: "set-up-app" },
  app_in_development: { responsible: "operator", remedy: "set-up-app" },
  app_not_active: { responsible: "operator", remedy: "set-up-app" },
  redirect_uri_blocked: { responsible: "operator" },
  app_feature_unavailable: { responsible: "operator" },
  app_setup_refused: { responsible: "operator" },

  webhook_not_allowed: { responsible: "user" },
  webhook_refused: { responsible: "operator" },
  webhook_not_kept: { responsible: "operator" },

  facebook_refused: { responsible: "facebook" },
  unexpected: { responsible: "pagekeeper" },
} as const satisfies Partial<Record<FacebookCode, Pick<Problem, "responsible" | "remedy">>>;

export type NonTableCode = keyof typeof nonTableProblems;

type Failure = { readonly ok: false; readonly problem: Problem };

export const succeeded = <T>(value: T): Result<T> => ({ ok: true, value });

export const failure = (problem: Problem): Failure => ({ ok: false, problem });

export const failed = (code: NonTableCode, details?: ProblemDetails): Failure =>
  failure(problem(code, details));

/** Returns whether Meta asks for less data. If so, a smaller request may succeed. */
export const isTooMuch = (result: Result<unknown>): boolean =>
  !result.ok && result.problem.code === "too_much_data";

export const problem = (code: NonTableCode, details: ProblemDetails = {}): Problem =>
  withDetails({ code, ...nonTableProblems[code], message: messageOf(code, details) }, details);

function messageOf(code: NonTableCode, { proxy }: ProblemDetails): string {
  const { sentences, proxyInUse } = facebookTexts();
  return proxy === undefined ? sentences[code] : `${sentences[code]} ${proxyInUse(proxy)}`;
}

export const withDetails = (found: Problem, details: ProblemDetails): Problem =>
  Object.keys(details).length > 0 ? { ...found, details } : found;

/**
 * Returns the problem for a block. Its message names the wait, unless the wait is only an estimate.
 * `now` is in milliseconds since the epoch.
 */
export function rateLimitProblem(
  { until, estimated }: Block,
  now: number,
  details?: ProblemDetails,
): Problem {
  const general = {
    ...problem("throttled", details),
    retryAt: new Date(until).toISOString(),
  };
  if (estimated) return general;
  const minutes = Math.max(1, Math.ceil((until - now) / 60_000));
  return { ...general, message: facebookTexts().throttledFor(minutes) };
}

/** Removes the account's `health` from a problem. Used while no account exists yet. */
export function withoutHealth({ health: _, ...rest }: Problem): Problem {
  return rest;
}

/** Turns an error about the app's own token into a problem with the app's setup. */
export const appTokenProblem = (found: Problem): Problem =>
  found.health !== undefined || found.code === "request_refused"
    ? problem("app_misconfigured", found.details)
    : found;
