/** Problems as values, made from their code. */
import type { ProblemDetails } from "../../../common/contract/problems.ts";
import type { Problem, Result } from "../../channels/ports/index.ts";
import { facebookTexts } from "../../i18n/facebook.ts";
import { faults, type ProblemCode } from "./problem-codes.ts";

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
