import { z } from "zod";
import type { Result } from "../../channels/model.ts";
import type { SubscriptionRequest } from "../../channels/ports/facebook.ts";
import { failed, succeeded } from "../errors/problems.ts";
import type { BatchRequest, BatchResult } from "../graph/batch.ts";
import type { Graph } from "../graph/client.ts";
import { type PageBatch, sendPageBatch } from "../graph/page-batch.ts";
import { paging } from "../graph/pager.ts";
import { graphId, graphTerm, listOf } from "../graph/schemas.ts";

/** How much of a Page's list of apps to read. Meta's default is 25 apps per call. */
const appsPerCall = 100;
const maxCalls = 10;

/** The fields that the app is subscribed to, or where to read on if its entry was not found. */
type Found =
  | { readonly fields: readonly string[] }
  | { readonly fields?: undefined; readonly after: string | undefined };

const appsSchema = z.object({
  data: listOf(
    z.object({
      id: graphId,
      subscribed_fields: listOf(graphTerm)
        .transform(({ items }) => items)
        .optional()
        .catch([]),
    }),
  ),
  paging,
});

const schemaFor = (appId: string) =>
  appsSchema.transform(({ data: { items }, paging: next }): Found => {
    const own = items.find(({ id }) => id === appId);
    return own || next === undefined ? { fields: own?.subscribed_fields ?? [] } : next;
  });

interface ReadRequest {
  readonly pageId: string;
  readonly page: SubscriptionRequest;
  readonly after?: string;
}

/**
 * Reads the webhook fields that each Page is subscribed to, in one HTTP call, or more if a Page has
 * over a hundred subscribed apps. If the app's entry may be beyond what was read, the result is a
 * problem, because correcting the subscription would drop the fields that the operator added.
 */
export async function readSubscriptions(
  graph: Graph,
  pages: readonly SubscriptionRequest[],
): Promise<PageBatch<SubscriptionRequest, readonly string[]>> {
  const results: BatchResult<SubscriptionRequest, readonly string[]>[] = [];
  const unanswered: Unanswered[] = [];
  let pending: readonly ReadRequest[] = pages.map((page) => ({ pageId: page.pageId, page }));
  for (let call = 1; pending.length > 0; call += 1) {
    const batch = await sendPageBatch(graph, pending, toReadRequest(graph.appId));
    for (const { subject, problem } of batch.unanswered) {
      unanswered.push({ subject: subject.page, problem });
    }
    const unfinished: ReadRequest[] = [];
    for (const { subject, result } of batch.results) {
      const after = cursorIn(result);
      if (after !== undefined && call < maxCalls) unfinished.push({ ...subject, after });
      else results.push({ subject: subject.page, result: fieldsIn(result) });
    }
    pending = unfinished;
  }
  return { results, unanswered };
}

type Unanswered = PageBatch<SubscriptionRequest, unknown>["unanswered"][number];

const cursorIn = (result: Result<Found>): string | undefined =>
  result.ok && !result.value.fields ? result.value.after : undefined;

function fieldsIn(result: Result<Found>): Result<readonly string[]> {
  if (!result.ok) return result;
  const { fields } = result.value;
  return fields ? succeeded(fields) : failed("facebook_unexpected");
}

const toReadRequest =
  (appId: string) =>
  ({ pageId, page: { token }, after }: ReadRequest): BatchRequest<Found> => ({
    method: "GET",
    pageId,
    token,
    path: `${encodeURIComponent(pageId)}/subscribed_apps`,
    fields: { limit: String(appsPerCall), ...(after !== undefined && { after }) },
    schema: schemaFor(appId),
  });
