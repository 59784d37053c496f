/** Problems as values, made from their code. */
import type { ProblemDetails } from "../../preload/contract.ts";
import type { Outcome, Problem } from "../channels/ports.ts";
import { type ProblemCode, type Sentence, sentences } from "./sentences.ts";

export function problem(code: ProblemCode, details?: ProblemDetails): Problem {
  const sentence: Sentence = sentences[code];
  return { code, ...sentence, ...(details && Object.keys(details).length > 0 && { details }) };
}

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
  const wait = minutes === 1 ? "a minute" : `about ${minutes} minutes`;
  return {
    ...general,
    message: `Facebook limits how often Pagekeeper may ask, and the limit is reached. Your accounts are untouched. Try again in ${wait}.`,
  };
}

/** The same problem, saying nothing of any account: no account's token was used. */
export function withoutHealth({ health: _, ...rest }: Problem): Problem {
  return rest;
}

export const succeeded = <T>(value: T): Outcome<T> => ({ ok: true, value });
