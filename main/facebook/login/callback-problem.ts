/** What an answer at the redirect URI means when it brings no code (`research/meta.md` §1.2). Its values are untrusted and never shown. */
import type { AuthorizationResponse } from "../../channels/connect/browser-flows.ts";
import type { Problem } from "../../channels/model.ts";
import { type ProblemCode, problem } from "../errors/problems.ts";

/** By `error_code`; all four are for whoever set up the Meta app to mend. */
const byErrorCode: ReadonlyMap<string, ProblemCode> = new Map([
  ["901", "app_in_development"],
  ["1349126", "app_not_active"],
  ["1349168", "redirect_uri_blocked"],
  ["1349186", "app_feature_unavailable"],
]);

/** For `code` there is no problem to name; it is answered as a login that could not be used. */
export function callbackProblem(answer: AuthorizationResponse): Problem {
  switch (answer.kind) {
    case "code":
      return problem("code_rejected");
    case "nothing":
      return problem("login_empty");
    case "app-error":
      return problemFor(answer.errorCode, "app_setup_refused");
    case "refused":
      return problemFor(answer.errorCode, isCancel(answer) ? "access_denied" : "login_refused");
  }
}

const isCancel = (answer: { readonly error: string; readonly reason?: string }): boolean =>
  answer.error === "access_denied" || answer.reason === "user_denied";

function problemFor(errorCode: string | undefined, otherwise: ProblemCode): Problem {
  const code = byErrorCode.get(errorCode ?? "") ?? otherwise;
  const isNumber = errorCode !== undefined && /^\d{1,10}$/.test(errorCode);
  return problem(code, isNumber ? { graphCode: Number(errorCode) } : {});
}
