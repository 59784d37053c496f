import type { ProblemDetails } from "../../../common/contract/problems.ts";
import type { Problem } from "../../channels/model.ts";
import { facebookTexts } from "../../i18n/facebook.ts";
import type { GraphError } from "../graph/parse-response.ts";
import { type LinkSubject, link } from "../meta-links.ts";
import { type ErrorPattern, type ErrorRow, errorTable } from "./error-table.ts";
import { problem, withDetails } from "./problems.ts";

/**
 * Turns an error of the Graph API into a problem, using error-table.ts. Drops Meta's `message`,
 * because it may quote a token.
 *
 * @param subject The Page whose token was used. If absent, the problem contains no link.
 */
export function classifyError(error: GraphError, subject?: LinkSubject): Problem {
  const row = rowsBySpecificity.find(([pattern]) => matches(pattern, error));
  const details = detailsOf(error);
  return row === undefined
    ? problem("facebook_refused", details)
    : withDetails(problemFromRow(row, subject), details);
}

function problemFromRow(
  [, health, responsible, remedy, code, place]: ErrorRow,
  subject?: LinkSubject,
): Problem {
  return {
    code,
    responsible,
    message: facebookTexts().sentences[code],
    ...(health !== "unchanged" && { health }),
    ...(remedy !== "none" && { remedy }),
    ...(place !== undefined && subject !== undefined && { link: link(place, subject) }),
  };
}

/**
 * The rows, sorted from the most to the least specific, because the first row that matches an error
 * applies.
 */
const rowsBySpecificity = errorTable.toSorted(
  (one, other) => specificity(other) - specificity(one),
);

function specificity([{ subcode, text, transient }, , , , code]: ErrorRow): number {
  if (typeof subcode === "number") return 4;
  if (text !== undefined) return 3;
  // Prefer a row for a rate limit to a row for transient errors. Meta often sets `is_transient` for
  // a rate limit, but we must not retry a rate limit like an outage.
  if (code === "throttled") return 2;
  return transient ? 1 : 0;
}

function matches({ code, subcode, text, transient }: ErrorPattern, error: GraphError): boolean {
  return (
    (code === undefined || codeMatches(code, error.code)) &&
    (subcode === undefined || error.subcode === (subcode === "none" ? undefined : subcode)) &&
    (text === undefined || text.test(error.text)) &&
    (transient === undefined || error.transient)
  );
}

function codeMatches(wanted: NonNullable<ErrorPattern["code"]>, code: number | undefined): boolean {
  if (wanted === "none") return code === undefined;
  if (code === undefined) return false;
  if (typeof wanted === "number") return wanted === code;
  return wanted[0] <= code && code <= wanted[1];
}

function detailsOf({ code, subcode, traceId, userMessage }: GraphError): ProblemDetails {
  return {
    ...(code !== undefined && { graphCode: code }),
    ...(subcode !== undefined && { graphSubcode: subcode }),
    ...(traceId !== undefined && { fbtraceId: traceId }),
    ...(userMessage !== undefined && { facebookSays: userMessage }),
  };
}
