import { z } from "zod";
import type { AuthorizationResponse } from "../channels/connect/browser-flows.ts";
import { queryParams, readParam } from "./query-params.ts";

export interface Callback {
  /** The state of the flow that the request claims to belong to. */
  readonly state: string;
  readonly response: AuthorizationResponse;
}

/**
 * The maximum length of the request target. The limit is generous, because Facebook's codes have
 * only a few hundred characters.
 */
const maxTargetLength = 8192;

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
 * Parses Facebook's redirect strictly (docs/research/meta.md §1.2). Returns undefined if the
 * redirect has no `state` or an unknown shape, because such a request must not end a flow.
 */
export function parseCallback(target: string): Callback | undefined {
  if (target.length > maxTargetLength) return undefined;
  const parsed = fields.safeParse(readParams(queryParams(target)));
  if (!parsed.success) return undefined;
  const response = toResponse(parsed.data);
  return response && { state: parsed.data.state, response };
}

/**
 * Returns undefined if a known parameter is repeated, because it is unclear which of the values
 * counts.
 */
function readParams(params: URLSearchParams): Record<string, string> | undefined {
  const values: Record<string, string> = {};
  for (const name of names) {
    const param = readParam(params, name);
    if (param.status === "malformed") return undefined;
    if (param.status === "one") values[name] = param.value;
  }
  return values;
}

function toResponse(given: z.output<typeof fields>): AuthorizationResponse | undefined {
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
