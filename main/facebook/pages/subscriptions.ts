/** Manages the webhook subscriptions of Pages, through `/{page-id}/subscribed_apps`. */
import { z } from "zod";
import type { Problem, Result } from "../../channels/model.ts";
import type {
  PageToken,
  SubscriptionRequest,
  SubscriptionResult,
} from "../../channels/ports/facebook.ts";
import { failure, problem, succeeded } from "../errors/problems.ts";
import type { BatchRequest } from "../graph/batch.ts";
import type { Graph } from "../graph/client.ts";
import { type PageBatch, sendPageBatch } from "../graph/page-batch.ts";
import { readSubscriptions } from "./read-subscriptions.ts";
import { fieldsToSubscribe, hasNeededFields } from "./webhook-fields.ts";

/**
 * Reads the subscriptions of up to 50 Pages, corrects the wrong ones and reads those again
 * (docs/research/meta.md §2.2). Makes one HTTP call, or three if any subscription is wrong.
 */
export async function subscribe(
  graph: Graph,
  requests: readonly SubscriptionRequest[],
): Promise<readonly SubscriptionResult[]> {
  const read = await readSubscriptions(graph, requests);
  const wrong = read.results.flatMap(({ subject, result }) =>
    result.ok && !hasNeededFields(subject.channels, result.value)
      ? [{ ...subject, currentFields: result.value }]
      : [],
  );
  const corrected = await sendPageBatch(graph, wrong, writeRequest);
  const toVerify = corrected.results.flatMap(({ subject, result }) => (result.ok ? [subject] : []));
  const reread = await readSubscriptions(graph, toVerify);
  // If a Page has several results, its last result counts.
  const results = [
    ...toResults(read, () => succeeded(null)),
    ...toResults(corrected, () => succeeded(null)),
    ...toResults(reread, verify),
  ];
  return [...new Map(results.map((result) => [result.pageId, result])).values()];
}

/** Ends the subscriptions of up to 50 Pages in one HTTP call. */
export async function unsubscribe(
  graph: Graph,
  pages: readonly PageToken[],
): Promise<readonly SubscriptionResult[]> {
  const { results, unanswered } = await sendPageBatch(graph, pages, deleteRequest);
  return [
    ...results.map(({ subject: { pageId }, result }) => ({
      pageId,
      result: result.ok || isFinal(result.problem) ? succeeded(null) : result,
    })),
    ...unanswered.map(toFailure),
  ];
}

function toResults<P extends PageToken, T>(
  { results, unanswered }: PageBatch<P, T>,
  toResult: (page: P, value: T) => Result<null>,
): readonly SubscriptionResult[] {
  return [
    ...results.map(({ subject, result }) => ({
      pageId: subject.pageId,
      result: result.ok ? toResult(subject, result.value) : failure(webhookProblem(result.problem)),
    })),
    ...unanswered.map(toFailure),
  ];
}

const toFailure = ({
  subject,
  problem,
}: PageBatch<PageToken, unknown>["unanswered"][number]): SubscriptionResult => ({
  pageId: subject.pageId,
  result: failure(problem),
});

/** Returns the same problem for every Page. */
export const failAllSubscriptions = (
  pages: readonly PageToken[],
  problem: Problem,
): readonly SubscriptionResult[] => pages.map((subject) => toFailure({ subject, problem }));

const successSchema = z.object({ success: z.literal(true) });

const target = ({ pageId, token }: PageToken) => ({
  pageId,
  token,
  path: `${encodeURIComponent(pageId)}/subscribed_apps`,
});

interface WrongSubscription extends SubscriptionRequest {
  readonly currentFields: readonly string[];
}

const writeRequest = (page: WrongSubscription): BatchRequest<unknown> => ({
  ...target(page),
  method: "POST",
  fields: { subscribed_fields: fieldsToSubscribe(page.channels, page.currentFields).join(",") },
  schema: successSchema,
});

const deleteRequest = (page: PageToken): BatchRequest<unknown> => ({
  ...target(page),
  method: "DELETE",
  fields: {},
  schema: successSchema,
});

const verify = (page: SubscriptionRequest, fields: readonly string[]): Result<null> =>
  hasNeededFields(page.channels, fields)
    ? succeeded(null)
    : failure(notSubscribed("webhook_not_kept"));

const notSubscribed = (
  code: "webhook_not_allowed" | "webhook_refused" | "webhook_not_kept",
  details?: Problem["details"],
): Problem => ({ ...problem(code, details), health: "permission" });

/**
 * Replaces the problems whose messages are about health checks, because these messages would
 * mislead users here.
 */
function webhookProblem(found: Problem): Problem {
  const { code, health, details } = found;
  if (refusals.has(code) || code === "app_capability_missing")
    return notSubscribed("webhook_refused", details);
  return health === "permission" ? notSubscribed("webhook_not_allowed", details) : found;
}

/** The codes of the problems that would occur again if the request were repeated. */
const refusals: ReadonlySet<string> = new Set(["request_refused", "facebook_refused"]);

/**
 * The states that clear by themselves or once the user does something on Facebook, for example
 * passes a checkpoint (code 190, subcode 459 in docs/research/meta.md §3.2).
 */
const temporaryStates: ReadonlySet<Problem["health"]> = new Set(["action-at-facebook", "blocked"]);

/**
 * Returns true if unsubscribing again would be pointless, because Meta would refuse the request
 * again or because the app has lost its access to the Page and therefore the subscription.
 */
const isFinal = ({ code, health }: Problem): boolean =>
  refusals.has(code) || (health !== undefined && !temporaryStates.has(health));
