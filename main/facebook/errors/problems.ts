/** Problems as values, made from their code. */
import type { ProblemDetails } from "../../../common/contract/problems.ts";
import type { Problem, Result } from "../../channels/ports/index.ts";
import { facebookTexts } from "../../i18n/facebook.ts";
import type { FacebookCode } from "./problem-codes.ts";

/** Who must act on a problem that is found without an error of the Graph API. */
export const faults = {
  cancelled: { responsible: "user" },
  no_network: { responsible: "network" },
  insecure_connection: { responsible: "network" },
  proxy_unusable: { responsible: "network" },
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

  app_secret_unavailable: { responsible: "operator" },
  app_misconfigured: { responsible: "operator", remedy: "set-up-app" },
  app_id_unknown: { responsible: "operator" },
  app_type_native: { responsible: "operator" },
  app_in_development: { responsible: "operator" },
  app_not_active: { responsible: "operator" },
  redirect_uri_blocked: { responsible: "operator" },
  app_feature_unavailable: { responsible: "operator" },
  app_setup_refused: { responsible: "operator" },

  webhook_not_allowed: { responsible: "user" },
  webhook_refused: { responsible: "operator" },
  webhook_not_kept: { responsible: "operator" },

  facebook_refused: { responsible: "facebook" },
  unexpected: { responsible: "pagekeeper" },
} as const satisfies Partial<Record<FacebookCode, Pick<Problem, "responsible" | "remedy">>>;

export type ProblemCode = keyof typeof faults;

export const problem = (code: ProblemCode, details: ProblemDetails = {}): Problem =>
  withDetails({ code, ...faults[code], message: facebookTexts().sentences[code] }, details);

/** An empty one is left out. */
export const withDetails = (found: Problem, details: ProblemDetails): Problem =>
  Object.keys(details).length > 0 ? { ...found, details } : found;

export const failed = (
  code: ProblemCode,
  details?: ProblemDetails,
): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: problem(code, details),
});

/** `ms`: how long Facebook asks us to wait, where it said so. */
export function throttled(ms: number | undefined, details?: ProblemDetails): Problem {
  const general = problem("throttled", details);
  if (ms === undefined) return general;
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  return { ...general, message: facebookTexts().throttledFor(minutes) };
}

/** The same problem, saying nothing of any account: no account's token was used. */
export function withoutHealth({ health: _, ...rest }: Problem): Problem {
  return rest;
}

export const succeeded = <T>(value: T): Result<T> => ({ ok: true, value });
