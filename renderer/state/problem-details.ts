import { displayName } from "../../common/accounts.ts";
import type { FacebookAccount } from "../../common/contract/accounts.ts";
import type { ProblemDetails, ProblemView } from "../../common/contract/problems.ts";
import { texts } from "../i18n/index.ts";

/** Returns the details that support needs, one per line, without any secret. */
function detailLines(details: ProblemDetails | undefined): readonly string[] {
  const { graphCode, graphSubcode, fbtraceId, facebookSays } = details ?? {};
  return [
    ...(graphCode === undefined ? [] : [texts.facebookError(graphCode, graphSubcode)]),
    ...(fbtraceId === undefined ? [] : [texts.traceDetail(fbtraceId)]),
    ...(facebookSays === undefined ? [] : [texts.facebookSays(facebookSays)]),
  ];
}

/**
 * Returns an account's details for support, or an empty list if Facebook sent no code, trace id or
 * message.
 */
export function accountDetails(account: FacebookAccount): readonly string[] {
  const { health, subscription } = account;
  const lines = detailLines(health.details);
  const webhook = subscription?.state === "failed" ? detailLines(subscription.details) : [];
  if (lines.length + webhook.length === 0) return [];
  return [
    texts.accountDetail(displayName(account), account.pageId),
    health.state,
    ...lines,
    health.checkedAt,
    ...(webhook.length > 0 ? [texts.webhookDetail, ...webhook] : []),
  ];
}

export function problemDetails(problem: ProblemView): readonly string[] {
  return [problem.code, ...detailLines(problem.details)];
}
