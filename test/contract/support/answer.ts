/** Holds an answer against the entry that was asked. */
import { z } from "zod";
import { type Asked, type Endpoint, nodeSchema } from "../meta/endpoint.ts";
import { type ErrorName, errorBody, errorsMatching } from "../meta/errors.ts";
import { usageHeaders } from "../meta/headers.ts";
import { bodyOf, type Exchange, parameters, unanswered } from "./exchange.ts";
import { readFields } from "./fields.ts";
import { explain } from "./format-issues.ts";

export function answerFaults(endpoint: Endpoint, exchange: Exchange): readonly string[] {
  if (exchange.status === unanswered) return [];
  return [...headerFaults(exchange), ...bodyFaults(endpoint, exchange)];
}

/** The documented errors that the answer can be; empty for a value, and for an error that is none of them. */
export function errorsOf(endpoint: Endpoint, exchange: Exchange): readonly ErrorName[] {
  const parsed = errorBody.safeParse(bodyOf(exchange));
  return parsed.success ? errorsMatching(parsed.data, exchange.status, endpoint.errors) : [];
}

function headerFaults({ headers }: Exchange): readonly string[] {
  return Object.entries(usageHeaders).flatMap(([name, shape]) => {
    const value = headers[name];
    return value === undefined ? [] : misfit(name, shape, bodyOf({ body: value }));
  });
}

function bodyFaults(endpoint: Endpoint, exchange: Exchange): readonly string[] {
  const body = bodyOf(exchange);
  if (isError(body)) {
    const faults = misfit("its error", errorBody, body);
    if (faults.length > 0 || errorsOf(endpoint, exchange).length > 0) return faults;
    return [`documents no error ${exchange.status} ${exchange.body}`];
  }
  if (exchange.status !== 200) return [`answers ${exchange.status} without an error`];
  const asked = readFields(parameters(exchange).get("fields") ?? null);
  return misfit("its answer", answerSchema(endpoint, asked), body);
}

const isError = (body: unknown): boolean =>
  typeof body === "object" && body !== null && "error" in body;

function misfit(what: string, shape: z.ZodType, value: unknown): readonly string[] {
  const parsed = shape.safeParse(value);
  return parsed.success ? [] : [`${what} does not fit:\n${explain(parsed.error)}`];
}

/** §1.6: `next` and `previous` are whole addresses. */
const paging = z.strictObject({
  cursors: z.strictObject({ before: z.string().min(1), after: z.string().min(1) }),
  next: z.url().optional(),
  previous: z.url().optional(),
});

function answerSchema({ answer }: Endpoint, asked: readonly Asked[]): z.ZodType {
  if (answer.kind === "value") return answer.value;
  const node = nodeSchema(answer.node, asked);
  if (answer.kind === "node") return node;
  const data = z.array(node);
  return answer.paged
    ? z.strictObject({ data, paging: paging.optional() }).refine(pagesWhereItCan, "has no paging")
    : z.strictObject({ data });
}

/** An empty list has no cursors. */
const pagesWhereItCan = (list: { readonly data: readonly unknown[]; readonly paging?: unknown }) =>
  list.data.length > 0 === (list.paging !== undefined);
