import type { ProblemView } from "../../../common/contract/problems.ts";
import { callErrorTexts } from "../../i18n/call-errors.ts";
import { UserError } from "../../user-error.ts";
import type { CallCode } from "./call-codes.ts";

export const userError = (code: CallCode): UserError => new UserError(callProblem(code));

/** Returns the problem for a code, in the current language. */
export const callProblem = (code: CallCode): ProblemView => ({
  code,
  message: callErrorTexts().calls[code],
});
