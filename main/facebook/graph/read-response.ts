import type { z } from "zod";
import type { Result } from "../../channels/model.ts";
import { classifyError } from "../errors/classify-error.ts";
import { failed, failure, succeeded } from "../errors/problems.ts";
import type { LinkSubject } from "../meta-links.ts";
import { parseResponse } from "./parse-response.ts";

/**
 * Reads the response to a call, or one item of a batch response.
 *
 * @param subject The Page that the call was about. If absent, a problem contains no link.
 */
export function readResult<T>(
  { status, body }: { readonly status: number; readonly body: string },
  schema: z.ZodType<T>,
  subject?: LinkSubject,
): Result<T> {
  const response = parseResponse(body);
  if (response.kind === "error") return failure(classifyError(response.error, subject));
  if (status === 429) return failed("throttled");
  if (status >= 500) return failed("facebook_down");
  if (response.kind === "not-json") return failed("facebook_not_json");
  const parsed = schema.safeParse(response.value);
  return parsed.success && status < 400 ? succeeded(parsed.data) : failed("facebook_unexpected");
}

/**
 * Whether a proxy or load balancer sent a response in Graph's place, so that Graph has hardly seen
 * the call. Graph answers with JSON and with headers of its own, even if it fails.
 */
export function isFromGateway({ status, headers, body }: GatewayResponse): boolean {
  return (
    [502, 503, 504].includes(status) &&
    parseResponse(body).kind === "not-json" &&
    !Object.keys(headers).some((name) => /^(x-fb-|facebook-)/.test(name))
  );
}

interface GatewayResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}
