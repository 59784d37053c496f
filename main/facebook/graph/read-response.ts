import type { z } from "zod";
import type { Result } from "../../channels/model.ts";
import { classifyError } from "../errors/classify-error.ts";
import { failed, succeeded } from "../errors/problems.ts";
import type { LinkSubject } from "../meta-links.ts";
import { parseResponse } from "./parse-response.ts";

/**
 * Status and body, of a call or of one item of a batch, as the value that was asked for or the problem. `subject`:
 * the Page that was asked about, where it was one.
 */
export function readResult<T>(
  { status, body }: { readonly status: number; readonly body: string },
  answer: z.ZodType<T>,
  subject?: LinkSubject,
): Result<T> {
  const found = parseResponse(body);
  if (found.kind === "error") return { ok: false, problem: classifyError(found.error, subject) };
  if (status === 429) return failed("throttled");
  if (status >= 500) return failed("facebook_down");
  if (found.kind === "not-json") return failed("facebook_not_json");
  const parsed = answer.safeParse(found.value);
  return parsed.success && status < 400 ? succeeded(parsed.data) : failed("facebook_unexpected");
}
