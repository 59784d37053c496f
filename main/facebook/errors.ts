/**
 * What an error of the Graph API means: `research/meta.md` §3.2 as a table, each section in its order.
 * The first row that fits wins, so the sections go from the most to the least specific.
 */
import type { ProblemDetails } from "../../preload/contract.ts";
import type { Problem } from "../channels/ports.ts";
import type { GraphError } from "./answer.ts";
import { problem } from "./problems.ts";
import type { ProblemCode } from "./sentences.ts";

interface Row {
  /** `error.code`, or a range of them, both ends included. */
  readonly code?: number | readonly [from: number, to: number];
  /** `error.error_subcode`; `none`: there must not be one. */
  readonly subcode?: number | "none";
  /** For the few cases that Facebook tells apart by its text alone. */
  readonly text?: RegExp;
  readonly transient?: true;
  readonly means: ProblemCode;
}

const rows: readonly Row[] = [
  // Limits come first whatever their subcode: they often carry is_transient, and must not be retried.
  { code: 4, means: "throttled" },
  { code: 17, means: "throttled" },
  { code: 32, means: "throttled" },
  { code: 341, means: "throttled" },
  { code: 613, means: "throttled" },
  // 80001 Pages, 80002 Instagram, 80006 Messenger; the rest are the same limit for other business uses.
  { code: [80000, 80014], means: "throttled" },

  // Code and subcode.
  { code: 10, subcode: 2018278, means: "outside_message_window" },
  { code: 10, subcode: 2534022, means: "outside_message_window" },
  { code: 10, subcode: 2534077, means: "link_unverified" },
  { code: 10, subcode: 1893063, means: "page_restricted" },
  { code: 10, subcode: 2018300, means: "handled_elsewhere" },
  { code: 100, subcode: 2534037, means: "handled_elsewhere" },
  { code: 100, subcode: 33, means: "page_gone" },
  { code: 100, subcode: 2534013, means: "instagram_not_linked" },
  { code: 100, subcode: 2534014, means: "recipient_unknown" },
  { code: 100, subcode: 2534029, means: "business_blocked" },
  { code: 190, subcode: 458, means: "app_removed" },
  { code: 190, subcode: 459, means: "checkpoint" },
  { code: 190, subcode: 460, means: "password_changed" },
  { code: 190, subcode: 463, means: "token_expired" },
  { code: 190, subcode: 464, means: "user_unconfirmed" },
  { code: 190, subcode: 467, means: "logged_out" },
  { code: 190, subcode: 466, means: "access_ended" },
  { code: 190, subcode: 490, means: "token_invalid" },
  { code: 190, subcode: 492, means: "role_lost" },
  { code: 200, subcode: 2018028, means: "app_not_reviewed" },
  { code: 200, subcode: 2534041, means: "instagram_access_off" },
  { subcode: 36103, means: "instagram_not_professional" },
  { subcode: 2534084, means: "instagram_advanced_access_missing" },
  { code: 100, subcode: 36009, means: "code_used" },

  // Code and text. The proof is always sent, so one that is refused was made with another secret.
  { code: 100, text: /appsecret_proof/i, means: "app_secret_wrong" },
  {
    code: 190,
    subcode: "none",
    text: /must be granted before impersonating/i,
    means: "page_not_granted",
  },
  // Not in §3.2: a wrong secret comes as code 1, the code of an outage (facebookarchive/php-graph-sdk #538).
  { text: /validating client secret/i, means: "app_secret_wrong" },
  // Not in §3.2: says of the app, with code 101 or 190, what would else be taken for a dead token.
  { text: /validating application/i, means: "app_misconfigured" },
  { text: /redirect_uri/i, means: "redirect_uri_mismatch" },

  { transient: true, means: "facebook_down" },

  // Code alone.
  { code: [1, 2], means: "facebook_down" },
  { code: 10, means: "permission_lost" },
  { code: 100, means: "request_refused" },
  { code: 102, means: "token_invalid" },
  { code: 190, means: "token_invalid" },
  { code: [200, 299], means: "permission_missing" },
  { code: 36103, means: "instagram_not_professional" },
  { code: 2534084, means: "instagram_advanced_access_missing" },
  { code: 368, means: "policy_blocked" },
  { code: 506, means: "duplicate" },
  { code: 1609005, means: "duplicate" },
  { code: 551, means: "recipient_unavailable" },
  { code: 104, means: "request_refused" },
  { code: 2500, means: "request_refused" },
];

/** What happened, as a value. Of Facebook's text nothing is kept: it may quote a token. */
export function problemOf(error: GraphError): Problem {
  const row = rows.find((candidate) => fits(candidate, error));
  return problem(row?.means ?? "facebook_refused", detailsOf(error));
}

function fits(row: Row, error: GraphError): boolean {
  return (
    (row.code === undefined || codeFits(row.code, error.code)) &&
    (row.subcode === undefined ||
      (row.subcode === "none" ? error.subcode === undefined : row.subcode === error.subcode)) &&
    (row.text === undefined || row.text.test(error.text)) &&
    (row.transient === undefined || error.transient)
  );
}

function codeFits(wanted: NonNullable<Row["code"]>, code: number | undefined): boolean {
  if (code === undefined) return false;
  if (typeof wanted === "number") return wanted === code;
  return wanted[0] <= code && code <= wanted[1];
}

function detailsOf({ code, subcode, traceId }: GraphError): ProblemDetails {
  return {
    ...(code !== undefined && { graphCode: code }),
    ...(subcode !== undefined && { graphSubcode: subcode }),
    ...(traceId !== undefined && { fbtraceId: traceId }),
  };
}
