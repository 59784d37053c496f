import { z } from "zod";
import type { AuthorizationResponse } from "../channels/connect/browser-flows.ts";
import { queryParams, readParam } from "./query-params.ts";

/** A callback that can be handed to the flows: which flow it claims, and what Facebook says. */
export interface Callback {
  readonly state: string;
  readonly answer: AuthorizationResponse;
}

/** Bytes of the whole request target; Facebook's codes run to a few hundred. */
const longestTarget = 8192;

const names = [
  "state",
  "code",
  "error",
  "error_reason",
  "error_description",
  "error_code",
  "error_message",
] as const;

const value = z.string().min(1).optional();
const fields = z.object({
  state: z.string().min(1).max(512),
  code: value,
  error: value,
  error_reason: value,
  error_code: value,
});

/**
 * Reads Facebook's redirect strictly (research/meta.md §1.2). Undefined: not one of its four shapes,
 * or no `state`; such a request must not reach a flow, let alone end one.
 */
export function parseCallback(target: string): Callback | undefined {
  if (target.length > longestTarget) return undefined;
  const given = readOnce(queryParams(target));
  const parsed = fields.safeParse(given);
  if (!parsed.success) return undefined;
  const answer = shapeOf(parsed.data);
  return answer && { state: parsed.data.state, answer };
}

/** Undefined when a parameter we know is there twice or as an array: which one would be true? */
function readOnce(parameters: URLSearchParams): Record<string, string> | undefined {
  const given: Record<string, string> = {};
  for (const name of names) {
    const found = readParam(parameters, name);
    if (found.status === "malformed") return undefined;
    if (found.status === "one") given[name] = found.value;
  }
  return given;
}

function shapeOf(given: z.output<typeof fields>): AuthorizationResponse | undefined {
  const { code, error, error_reason: reason, error_code: errorCode } = given;
  const failed = error !== undefined || errorCode !== undefined;
  if (code !== undefined) return failed ? undefined : { kind: "code", code };
  if (error !== undefined) {
    return {
      kind: "refused",
      error,
      ...(reason !== undefined && { reason }),
      ...(errorCode !== undefined && { errorCode }),
    };
  }
  return errorCode === undefined ? { kind: "nothing" } : { kind: "app-error", errorCode };
}
