import { z } from "zod";
import { parseJson } from "../../../common/json.ts";
import { sanitizeUserMessage } from "../errors/sanitize-user-message.ts";

export interface GraphError {
  readonly code?: number | undefined;
  readonly subcode?: number | undefined;
  /** Meta's `message`. It may quote a token, so it is never shown, logged or stored. */
  readonly text: string;
  readonly transient: boolean;
  readonly traceId?: string | undefined;
  /** Meta's text for users, made safe to show. */
  readonly userMessage?: string | undefined;
}

export type ParsedResponse =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "error"; readonly error: GraphError }
  | { readonly kind: "not-json" };

const integer = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^-?\d{1,15}$/)
      .transform(Number),
  ])
  .optional()
  .catch(undefined);
const text = z.string().catch("");
/** At most 32 characters, because users see the id and a longer text could be a token. */
const traceId = z
  .string()
  .regex(/^[\w/+=-]{1,32}$/)
  .optional()
  .catch(undefined);

const graphSchema = z
  .object({
    error: z.object({
      message: text,
      code: integer,
      error_subcode: integer,
      is_transient: z.boolean().catch(false),
      fbtrace_id: traceId,
      error_user_title: text,
      error_user_msg: text,
    }),
  })
  .transform(
    ({ error }): GraphError => ({
      code: error.code,
      subcode: error.error_subcode,
      text: error.message,
      transient: error.is_transient,
      traceId: error.fbtrace_id,
      userMessage: sanitizeUserMessage(error.error_user_title, error.error_user_msg),
    }),
  );

/** The shape of older Instagram errors, and of the errors in a login redirect. */
const flatSchema = z
  .object({ error_message: z.string(), code: integer, error_code: integer })
  .transform(
    (body): GraphError => ({
      code: body.code ?? body.error_code,
      text: body.error_message,
      transient: false,
    }),
  );

/** Matches `{"error":"…"}` and any other object with an `error`. */
const looseSchema = z
  .object({ error: z.unknown().refine(Boolean), error_description: text })
  .transform(
    ({ error, error_description }): GraphError => ({
      text: typeof error === "string" ? `${error} ${error_description}` : "",
      transient: false,
    }),
  );

const errorSchema = z.union([graphSchema, flatSchema, looseSchema]);

/**
 * Parses the body of a Graph API response (docs/research/meta.md §3.1). Ignores the HTTP status,
 * because Meta sends some errors with status 200.
 */
export function parseResponse(body: string): ParsedResponse {
  const value = parseExactly(body);
  if (value === undefined) return { kind: "not-json" };
  const error = errorSchema.safeParse(value);
  return error.success
    ? { kind: "error", error: withCodeFromText(error.data) }
    : { kind: "value", value };
}

const hasLongInteger = /[:,[]\s*-?\d{16}/;

/**
 * Parses JSON. Returns integers that `JSON.parse` would round as strings, because they are ids that
 * Meta has sent as numbers.
 */
function parseExactly(body: string): unknown {
  const value = parseJson(body);
  // Parse most bodies only once, because a reviver takes much longer.
  return value !== undefined && hasLongInteger.test(body) ? parseJson(body, exactInteger) : value;
}

/** A reviver. TypeScript does not know yet that it gets the number's own text. */
const exactInteger = (_key: string, value: unknown, context?: { readonly source?: string }) =>
  typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? "")
    ? context?.source
    : value;

/** Some older errors have their code only in the text, as in "(#200) Permissions error". */
function withCodeFromText(error: GraphError): GraphError {
  const found = error.code === undefined ? /\(#(\d{1,9})\)/.exec(error.text)?.[1] : undefined;
  return found === undefined ? error : { ...error, code: Number(found) };
}
