import type { FacebookAccount, ProblemDetails, ProblemView } from "../../preload/contract.ts";
import { nameOf } from "./accounts.ts";

/** What support asks for, a line each. Codes and names only: never a secret. */
function detailLines(details: ProblemDetails | undefined): readonly string[] {
  const { graphCode, graphSubcode, fbtraceId } = details ?? {};
  const subcode = graphSubcode === undefined ? "" : `, subcode ${graphSubcode}`;
  return [
    ...(graphCode === undefined ? [] : [`Facebook error ${graphCode}${subcode}`]),
    ...(fbtraceId === undefined ? [] : [`fbtrace_id ${fbtraceId}`]),
  ];
}

/** Empty when Facebook named no code and no trace. */
export function accountDetails(account: FacebookAccount): readonly string[] {
  const { health } = account;
  const lines = detailLines(health.details);
  if (lines.length === 0) return [];
  return [`${nameOf(account)}, Page ${account.pageId}`, health.state, ...lines, health.checkedAt];
}

export function problemDetails(problem: ProblemView): readonly string[] {
  return [problem.code, ...detailLines(problem.details)];
}
