import type { FacebookAccount, ProblemDetails, ProblemView } from "../../preload/contract.ts";
import { texts } from "../texts.ts";
import { nameOf } from "./accounts.ts";

/** What support asks for, a line each: codes, names, and words that main has made safe. Never a secret. */
function detailLines(details: ProblemDetails | undefined): readonly string[] {
  const { graphCode, graphSubcode, fbtraceId, facebookSays } = details ?? {};
  const subcode = graphSubcode === undefined ? "" : `, subcode ${graphSubcode}`;
  return [
    ...(graphCode === undefined ? [] : [`Facebook error ${graphCode}${subcode}`]),
    ...(fbtraceId === undefined ? [] : [`fbtrace_id ${fbtraceId}`]),
    ...(facebookSays === undefined ? [] : [texts.facebookSays(facebookSays)]),
  ];
}

/** Empty when Facebook named no code, no trace and no words. */
export function accountDetails(account: FacebookAccount): readonly string[] {
  const { health, subscription } = account;
  const lines = detailLines(health.details);
  const webhook = subscription?.state === "failed" ? detailLines(subscription.details) : [];
  if (lines.length + webhook.length === 0) return [];
  return [
    `${nameOf(account)}, Page ${account.pageId}`,
    health.state,
    ...lines,
    health.checkedAt,
    ...(webhook.length > 0 ? ["webhook", ...webhook] : []),
  ];
}

export function problemDetails(problem: ProblemView): readonly string[] {
  return [problem.code, ...detailLines(problem.details)];
}
