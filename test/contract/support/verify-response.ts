import { z } from "zod";
import { parseJson } from "../../../common/json.ts";
import type { Endpoint } from "../meta/endpoint.ts";
import { type ErrorName, errorBody, matchingErrors } from "../meta/errors.ts";
import { parseFields } from "../meta/fields.ts";
import { usageHeaders } from "../meta/headers.ts";
import { type Exchange, paramsOf, unanswered } from "./recorder.ts";

/** Returns the differences between a response and the endpoint's documentation. */
export function responseViolations(endpoint: Endpoint, exchange: Exchange): readonly string[] {
  if (exchange.status === unanswered) return [];
  return [...headerViolations(exchange), ...bodyViolations(endpoint, exchange)];
}

/**
 * Returns the documented errors that the response matches, or an empty list if the call succeeded.
 */
export const errorsIn = (endpoint: Endpoint, { status, body }: Exchange): readonly ErrorName[] =>
  matchingErrors({ status, body: parseJson(body) }, endpoint.errors);

export function isError({ body }: Exchange): boolean {
  const json = parseJson(body);
  return typeof json === "object" && json !== null && "error" in json;
}

const headerViolations = ({ headers }: Exchange): readonly string[] =>
  Object.entries(usageHeaders).flatMap(([name, schema]) => {
    const header = headers[name];
    return header === undefined ? [] : mismatches(`the header ${name}`, schema, parseJson(header));
  });

function bodyViolations(endpoint: Endpoint, exchange: Exchange): readonly string[] {
  const { status, body } = exchange;
  const json = parseJson(body);
  if (isError(exchange)) {
    const violations = mismatches("the error", errorBody, json);
    if (violations.length > 0 || errorsIn(endpoint, exchange).length > 0) return violations;
    return [`documents no error ${status} ${body}`];
  }
  if (status !== 200) return [`answers ${status} without an error`];
  const fields = parseFields(paramsOf(exchange).get("fields") ?? "") ?? {};
  return mismatches("the response", endpoint.response(fields), json);
}

function mismatches(what: string, schema: z.ZodType, value: unknown): readonly string[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : [`${what} does not match:\n${formatIssues(parsed.error)}`];
}

/**
 * Formats the issues of an error. For a union, includes only the issues of the alternative that
 * fits best.
 */
export const formatIssues = ({ issues }: z.ZodError): string =>
  z.prettifyError(new z.ZodError(issues.flatMap(closestIssues)));

function closestIssues(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
  const [closest = []] = issue.errors.toSorted((a, b) => a.length - b.length);
  return closest
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
    .flatMap(closestIssues);
}
