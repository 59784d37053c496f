/** Problems as values, made from their code. */
import type { ProblemDetails } from "../../../common/contract/problems.ts";
import type { Problem, Result } from "../../channels/ports/index.ts";
import { facebookTexts } from "../../i18n/facebook.ts";
import type { FacebookCode } from "./problem-codes.ts";

/** Who must act on a problem that is found without an error of the Graph API. */
export const faults = {
  cancelled: { fault: "user" },
  no_network: { fault: "network" },
  insecure_connection: { fault: "network" },
  proxy_unusable: { fault: "network" },
  facebook_down: { fault: "facebook", remedy: "wait" },
  facebook_timeout: { fault: "facebook" },
  facebook_not_json: { fault: "facebook" },
  facebook_unexpected: { fault: "facebook" },
  throttled: { fault: "facebook", remedy: "wait" },

  access_denied: { fault: "user" },
  login_refused: { fault: "facebook" },
  login_empty: { fault: "facebook" },
  code_rejected: { fault: "facebook" },
  token_rejected: { fault: "facebook" },

  app_secret_unavailable: { fault: "operator" },
  app_misconfigured: { fault: "operator", remedy: "set-up-app" },
  app_id_unknown: { fault: "operator" },
  app_type_native: { fault: "operator" },
  app_in_development: { fault: "operator" },
  app_not_active: { fault: "operator" },
  redirect_uri_blocked: { fault: "operator" },
  app_feature_unavailable: { fault: "operator" },
  app_setup_refused: { fault: "operator" },

  webhook_not_allowed: { fault: "user" },
  webhook_refused: { fault: "operator" },
  webhook_not_kept: { fault: "operator" },

  facebook_refused: { fault: "facebook" },
  unexpected: { fault: "pagekeeper" },
} as const satisfies Partial<Record<FacebookCode, Pick<Problem, "fault" | "remedy">>>;

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
