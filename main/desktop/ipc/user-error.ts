import type { ProblemView } from "../../../common/contract/problems.ts";
import { callErrorTexts } from "../../i18n/call-errors.ts";
import type { CallCode } from "./call-codes.ts";

/** A handler throws this to answer its call with a problem that the user can read. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly problem: ProblemView;
  constructor(problem: ProblemView) {
    super(problem.code);
    this.problem = problem;
  }
}

export const userError = (code: CallCode): UserError => new UserError(callProblem(code));

/** Returns why a call failed, in the current language. */
export const callProblem = (code: CallCode): ProblemView => ({
  code,
  message: callErrorTexts().calls[code],
});
