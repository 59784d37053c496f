/**
 * `/{page-id}/subscribed_apps`: which events of a Page reach the app's webhook (`research/meta.md` §2.2). Pages go in
 * one batch, at most 50 of them.
 */
import { z } from "zod";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { Problem, Result } from "../../channels/model.ts";
import type {
  PageToken,
  SubscriptionRequest,
  SubscriptionResult,
} from "../../channels/ports/facebook.ts";
import { problem, succeeded } from "../errors/problems.ts";
import type { BatchRequest } from "../graph/batch.ts";
import type { Graph } from "../graph/client.ts";
import { type PageBatch, sendPageBatch } from "../graph/page-batch.ts";

/** All that concern messages, by the names of §2.2. */
const messengerFields = [
  "messages",
  "message_deliveries",
  "message_echoes",
  "message_edits",
  "message_reactions",
  "message_reads",
  "messaging_handovers",
  "messaging_optins",
  "messaging_policy_enforcement",
  "messaging_postbacks",
  "messaging_referrals",
  "standby",
] as const;

/**
 * A Page has no names of its own for Instagram: what the Instagram object is subscribed to, at the app, arrives once
 * the Page is subscribed. These are the Page's names for what Instagram sends, whose echoes come as messages.
 * Source: §2.2; developers.facebook.com/documentation/business-messaging/instagram-messaging/webhooks
 */
const instagramFields = [
  "messages",
  "message_reactions",
  "message_reads",
  "messaging_handovers",
  "messaging_postbacks",
  "messaging_referrals",
  "standby",
] as const;

const channelFields: Record<ChannelType, readonly string[]> = {
  messenger: messengerFields,
  instagram: instagramFields,
};

/** Fields that are ours to set; any other was subscribed by the operator and stays as it is. */
const managedFields: ReadonlySet<string> = new Set(Object.values(channelFields).flat());

/** The fields that these channels need together: a call replaces the whole list. */
const fieldsFor = (channels: readonly ChannelType[]): readonly string[] => [
  ...new Set(channels.flatMap((channel) => channelFields[channel])),
];

/** Reads, puts right what is not as it should be, and reads that again: one HTTP call, or three. */
export async function subscribe(
  graph: Graph,
  requests: readonly SubscriptionRequest[],
): Promise<readonly SubscriptionResult[]> {
  const reading = readingFor(graph.appId);
  const read = await sendPageBatch(graph, requests, reading);
  const wrong = read.results.flatMap(({ subject, result }) =>
    result.ok && !hasNeededFields(subject, result.value)
      ? [{ ...subject, found: result.value }]
      : [],
  );
  const put = await sendPageBatch(graph, wrong, writing);
  const written = put.results.filter(({ result }) => result.ok).map(({ subject }) => subject);
  const again = await sendPageBatch(graph, written, reading);
  // What was found later goes before what was found earlier.
  const results = [
    ...resultsOf(read, () => succeeded(null)),
    ...resultsOf(put, () => succeeded(null)),
    ...resultsOf(again, verified),
  ];
  return [...new Map(results.map((result) => [result.pageId, result])).values()];
}

/** One HTTP call. */
export async function unsubscribe(
  graph: Graph,
  pages: readonly PageToken[],
): Promise<readonly SubscriptionResult[]> {
  const { results, unanswered } = await sendPageBatch(graph, pages, removing);
  return [
    ...results.map(({ subject: { pageId }, result }) => ({
      pageId,
      result: result.ok || isFinal(result.problem) ? succeeded(null) : result,
    })),
    ...unanswered.map(notAsked),
  ];
}

/** `judge`: what a good answer means. */
function resultsOf<P extends PageToken, T>(
  { results, unanswered }: PageBatch<P, T>,
  judge: (page: P, value: T) => Result<null>,
): readonly SubscriptionResult[] {
  return [
    ...results.map(({ subject, result }) => ({
      pageId: subject.pageId,
      result: result.ok ? judge(subject, result.value) : failedAs(result.problem),
    })),
    ...unanswered.map(notAsked),
  ];
}

const notAsked = ({ subject, problem }: PageBatch<PageToken, unknown>["unanswered"][number]) => ({
  pageId: subject.pageId,
  result: { ok: false, problem } as const,
});

/** Where Facebook could not be asked at all, every Page gets the same answer. */
export const failAllSubscriptions = (
  pages: readonly PageToken[],
  found: Problem,
): readonly SubscriptionResult[] =>
  pages.map(({ pageId }) => ({ pageId, result: { ok: false, problem: found } }));

const done = z.object({ success: z.literal(true) });

/** Fields by app; one that is listed without any counts as one that has none. */
const apps = z.object({
  data: z.array(
    z.object({ id: z.string(), subscribed_fields: z.array(z.string()).optional().catch([]) }),
  ),
});
type Apps = z.output<typeof apps>;

const at = ({ pageId, token }: PageToken) => ({
  pageId,
  token,
  path: `${encodeURIComponent(pageId)}/subscribed_apps`,
});

const readingFor =
  (appId: string) =>
  (page: SubscriptionRequest): BatchRequest<readonly string[]> => ({
    ...at(page),
    method: "GET",
    // More apps than the 25 of Facebook's default may be subscribed to a Page.
    fields: { limit: "100" },
    schema: apps.transform(({ data }) => fieldsOf(appId, data)),
  });

const fieldsOf = (appId: string, data: Apps["data"]): readonly string[] =>
  data.find(({ id }) => id === appId)?.subscribed_fields ?? [];

interface Misfit extends SubscriptionRequest {
  readonly found: readonly string[];
}

function writing(page: Misfit): BatchRequest<unknown> {
  const others = page.found.filter((field) => !managedFields.has(field));
  const fields = [...fieldsFor(page.channels), ...others];
  return {
    ...at(page),
    method: "POST",
    fields: { subscribed_fields: fields.join(",") },
    schema: done,
  };
}

const removing = (page: PageToken): BatchRequest<unknown> => ({
  ...at(page),
  method: "DELETE",
  fields: {},
  schema: done,
});

/** Of our fields it has exactly those that the channels need. */
function hasNeededFields({ channels }: SubscriptionRequest, found: readonly string[]): boolean {
  const needed = new Set(fieldsFor(channels));
  const set = new Set(found.filter((field) => managedFields.has(field)));
  return set.size === needed.size && [...needed].every((field) => set.has(field));
}

const verified = (page: SubscriptionRequest, found: readonly string[]): Result<null> =>
  hasNeededFields(page, found) ? succeeded(null) : unsubscribed("webhook_not_kept");

const unsubscribed = (
  code: "webhook_not_allowed" | "webhook_refused" | "webhook_not_kept",
  details?: Problem["details"],
): Result<null> => ({ ok: false, problem: { ...problem(code, details), health: "permission" } });

/** In the words of a subscription where those of a check would mislead. */
function failedAs(found: Problem): Result<null> {
  if (found.health === "permission") return unsubscribed("webhook_not_allowed", found.details);
  if (refusals.has(found.code)) return unsubscribed("webhook_refused", found.details);
  return { ok: false, problem: found };
}

/** Asked again, Facebook would say the same. */
const refusals: ReadonlySet<string> = new Set(["request_refused", "facebook_refused"]);

/** States that pass: a token behind a checkpoint may come back to life (§3.2, 190/459), and a block ends. */
const temporaryStates: ReadonlySet<Problem["health"]> = new Set(["action-at-facebook", "blocked"]);

/**
 * There is nothing to end, or not for us: a dead token, a Page that is gone, and without the permission we cannot have
 * subscribed it. A refusal for good would come each time anew.
 */
const isFinal = ({ code, health }: Problem): boolean =>
  refusals.has(code) || (health !== undefined && !temporaryStates.has(health));
