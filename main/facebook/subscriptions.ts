/**
 * `/{page-id}/subscribed_apps`: which events of a Page reach the app's webhook (`research/meta.md` §2.2). Pages go in
 * one batch, at most 50 of them.
 */
import { z } from "zod";
import type { ChannelType } from "../../preload/contract.ts";
import type {
  Outcome,
  PageKey,
  Problem,
  SubscriptionRequest,
  SubscriptionResult,
} from "../channels/ports.ts";
import { type BatchedCall, callBatch } from "./batch.ts";
import type { Graph } from "./client.ts";
import { problem, succeeded } from "./problems.ts";

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
const ours: ReadonlySet<string> = new Set(Object.values(channelFields).flat());

/** The fields that these channels need together: a call replaces the whole list. */
const fieldsFor = (channels: readonly ChannelType[]): readonly string[] => [
  ...new Set(channels.flatMap((channel) => channelFields[channel])),
];

/** Reads, puts right what is not as it should be, and reads that again: one HTTP call, or three. */
export async function subscribe(
  graph: Graph,
  requests: readonly SubscriptionRequest[],
): Promise<readonly SubscriptionResult[]> {
  const read = await askEach(graph, requests, reading);
  const wrong = read.flatMap(({ page, outcome }) =>
    outcome.ok && !fits(page, outcome.value) ? [{ ...page, found: outcome.value }] : [],
  );
  const put = await askEach(graph, wrong, writing);
  const written = put.filter(({ outcome }) => outcome.ok).map(({ page }) => page);
  const again = await askEach(graph, written, reading);
  const outcomes = new Map<string, Outcome<null>>();
  for (const { page, outcome } of [...read, ...put]) {
    outcomes.set(page.pageId, outcome.ok ? succeeded(null) : failedAs(outcome.problem));
  }
  for (const { page, outcome } of again) outcomes.set(page.pageId, verified(page, outcome));
  return [...outcomes].map(([pageId, outcome]) => ({ pageId, outcome }));
}

/** One HTTP call. */
export async function unsubscribe(
  graph: Graph,
  pages: readonly PageKey[],
): Promise<readonly SubscriptionResult[]> {
  const answers = await askEach(graph, pages, removing);
  return answers.map(({ page, outcome }) => ({
    pageId: page.pageId,
    outcome: outcome.ok || isFinal(outcome.problem) ? succeeded(null) : outcome,
  }));
}

/** Where Facebook could not be asked at all, every Page gets the same answer. */
export const noneSubscribed = (
  pages: readonly PageKey[],
  found: Problem,
): readonly SubscriptionResult[] =>
  pages.map(({ pageId }) => ({ pageId, outcome: { ok: false, problem: found } }));

const done = z.object({ success: z.literal(true) });

/** Fields by app; one that is listed without any counts as one that has none. */
const apps = z.object({
  data: z.array(
    z.object({ id: z.string(), subscribed_fields: z.array(z.string()).optional().catch([]) }),
  ),
});
type Apps = z.output<typeof apps>;

const at = ({ pageId, token }: PageKey) => ({
  pageId,
  token,
  path: `${encodeURIComponent(pageId)}/subscribed_apps`,
});

const reading = (graph: Graph, page: SubscriptionRequest): BatchedCall<readonly string[]> => ({
  ...at(page),
  method: "GET",
  // More apps than the 25 of Facebook's default may be subscribed to a Page.
  fields: { limit: "100" },
  answer: apps.transform(({ data }) => fieldsOf(graph.appId, data)),
});

const fieldsOf = (appId: string, data: Apps["data"]): readonly string[] =>
  data.find(({ id }) => id === appId)?.subscribed_fields ?? [];

interface Misfit extends SubscriptionRequest {
  readonly found: readonly string[];
}

function writing(_graph: Graph, page: Misfit): BatchedCall<unknown> {
  const others = page.found.filter((field) => !ours.has(field));
  const fields = [...fieldsFor(page.channels), ...others];
  return {
    ...at(page),
    method: "POST",
    fields: { subscribed_fields: fields.join(",") },
    answer: done,
  };
}

const removing = (_graph: Graph, page: PageKey): BatchedCall<unknown> => ({
  ...at(page),
  method: "DELETE",
  fields: {},
  answer: done,
});

/** Of our fields it has exactly those that the channels need. */
function fits({ channels }: SubscriptionRequest, found: readonly string[]): boolean {
  const needed = new Set(fieldsFor(channels));
  const set = new Set(found.filter((field) => ours.has(field)));
  return set.size === needed.size && [...needed].every((field) => set.has(field));
}

function verified(page: SubscriptionRequest, outcome: Outcome<readonly string[]>): Outcome<null> {
  if (!outcome.ok) return failedAs(outcome.problem);
  return fits(page, outcome.value) ? succeeded(null) : unsubscribed("webhook_not_kept");
}

const unsubscribed = (
  code: "webhook_not_allowed" | "webhook_refused" | "webhook_not_kept",
  details?: Problem["details"],
): Outcome<null> => ({ ok: false, problem: { ...problem(code, details), health: "permission" } });

/** In the words of a subscription where those of a check would mislead. */
function failedAs(found: Problem): Outcome<null> {
  if (found.health === "permission") return unsubscribed("webhook_not_allowed", found.details);
  if (refusals.has(found.code)) return unsubscribed("webhook_refused", found.details);
  return { ok: false, problem: found };
}

/** Asked again, Facebook would say the same. */
const refusals: ReadonlySet<string> = new Set(["request_refused", "facebook_refused"]);

/** States that pass: a token behind a checkpoint may come back to life (§3.2, 190/459), and a block ends. */
const passing: ReadonlySet<Problem["health"]> = new Set(["action-at-facebook", "blocked"]);

/**
 * There is nothing to end, or not for us: a dead token, a Page that is gone, and without the permission we cannot have
 * subscribed it. A refusal for good would come each time anew.
 */
const isFinal = ({ code, health }: Problem): boolean =>
  refusals.has(code) || (health !== undefined && !passing.has(health));

/** What is said of the app's token, which signs the batch as a whole, is said of no Page. */
const envelopeProblem = (found: Problem): Problem =>
  found.health !== undefined || refusals.has(found.code)
    ? problem("app_misconfigured", found.details)
    : found;

interface Answered<P, T> {
  readonly page: P;
  readonly outcome: Outcome<T>;
}

/** One HTTP call for all Pages whose own limit is not reached. */
async function askEach<P extends PageKey, T>(
  graph: Graph,
  pages: readonly P[],
  toCall: (graph: Graph, page: P) => BatchedCall<T>,
): Promise<readonly Answered<P, T>[]> {
  const limited: Answered<P, T>[] = [];
  const asked: P[] = [];
  for (const page of pages) {
    const stop = graph.stopped(page.pageId);
    if (stop) limited.push({ page, outcome: { ok: false, problem: stop } });
    else asked.push(page);
  }
  if (asked.length === 0) return limited;
  const envelope = `${graph.appId}|${graph.appSecret}`;
  const answer = await callBatch(graph, envelope, asked, (page) => toCall(graph, page));
  if (answer.ok) {
    return [
      ...limited,
      ...answer.value.map(({ subject, outcome }) => ({ page: subject, outcome })),
    ];
  }
  const refused: Outcome<T> = { ok: false, problem: envelopeProblem(answer.problem) };
  return [...limited, ...asked.map((page) => ({ page, outcome: refused }))];
}
