import type { AuthorizationResponse } from "../../channels/connect/browser-flows.ts";
import type { Problem } from "../../channels/model.ts";
import { type NonTableCode, problem } from "../errors/problems.ts";

/** Problems that only the operator of the Meta app can fix, by `error_code`. */
const byErrorCode: ReadonlyMap<string, NonTableCode> = new Map([
  ["901", "app_in_development"],
  ["1349126", "app_not_active"],
  ["1349168", "redirect_uri_blocked"],
  ["1349186", "app_feature_unavailable"],
]);

/**
 * Returns the problem for a redirect without a usable code (docs/research/meta.md §1.2). The
 * redirect's parameters are untrusted, so the problem contains no text from them.
 */
export function callbackProblem(response: AuthorizationResponse): Problem {
  switch (response.kind) {
    case "code":
      return problem("code_rejected");
    case "nothing":
      return problem("login_empty");
    case "app-error":
      return problemFor(response.errorCode, "app_setup_refused");
    case "refused":
      return problemFor(response.errorCode, isCancel(response) ? "access_denied" : "login_refused");
  }
}

const isCancel = (response: { readonly error: string; readonly reason?: string }): boolean =>
  response.error === "access_denied" || response.reason === "user_denied";

function problemFor(errorCode: string | undefined, fallback: NonTableCode): Problem {
  const code = byErrorCode.get(errorCode ?? "") ?? fallback;
  const isNumber = errorCode !== undefined && /^\d{1,10}$/.test(errorCode);
  return problem(code, isNumber ? { graphCode: Number(errorCode) } : {});
}
