/**
 * Reads Meta's usage headers (docs/research/meta.md §3.3). Calls slow down from 90 % and stop at
 * 100 %, because calling on while throttled lengthens the wait.
 */
import { z } from "zod";
import { parseJson } from "../../../common/json.ts";

export type UsageHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Usage {
  /** `app`, or the id of the Page (or another object) whose limit this is. */
  readonly key: string;
  readonly pace: "free" | "slow" | "stop";
  /** Milliseconds until calls are answered again, if Meta says so; only with `stop`. */
  readonly regainMs?: number;
}

const slowPercent = 90;
const stopPercent = 100;
/**
 * Minutes. Meta estimates in whole minutes and counts by the hour or the day. An estimate outside
 * this range is wrong, and must make us neither call again at once nor give up on a Page for good.
 */
const minWait = 1;
const maxWait = 24 * 60;

const percent = z.number().catch(0);
const usageSchema = z.object({ call_count: percent, total_time: percent, total_cputime: percent });
const businessSchema = z.record(
  z.string(),
  z.array(usageSchema.extend({ estimated_time_to_regain_access: z.number().catch(0) })).catch([]),
);

/** `pageId`: the Page whose token made the call, because `X-Page-Usage` does not name it. */
export function readUsage(headers: UsageHeaders, pageId?: string): readonly Usage[] {
  return [
    ...toUsages("app", parse(usageSchema, headers["x-app-usage"])),
    ...(pageId === undefined ? [] : toUsages(pageId, parse(usageSchema, headers["x-page-usage"]))),
    ...toBusinessUsages(parse(businessSchema, headers["x-business-use-case-usage"]) ?? {}),
  ];
}

/** Milliseconds until calls are answered again, if any of these says so. */
export function longestRegain(usages: readonly Usage[]): number | undefined {
  const times = usages.flatMap(({ regainMs }) => regainMs ?? []);
  return times.length > 0 ? Math.max(...times) : undefined;
}

const toUsages = (key: string, counts: Counts | undefined): Usage[] =>
  counts ? [toUsage(key, highest(counts), 0)] : [];

const toBusinessUsages = (byId: z.output<typeof businessSchema>): Usage[] =>
  Object.entries(byId).map(([id, counts]) => {
    const minutes = Math.max(0, ...counts.map((each) => each.estimated_time_to_regain_access));
    return toUsage(id, Math.max(0, ...counts.map(highest)), minutes);
  });

/** `minutes`: until calls are answered again; above 0 only if Meta has stopped answering. */
function toUsage(key: string, usedPercent: number, minutes: number): Usage {
  if (minutes > 0) {
    return { key, pace: "stop", regainMs: Math.min(Math.max(minutes, minWait), maxWait) * 60_000 };
  }
  if (usedPercent >= stopPercent) return { key, pace: "stop" };
  return { key, pace: usedPercent >= slowPercent ? "slow" : "free" };
}

type Counts = z.output<typeof usageSchema>;
const highest = (counts: Counts): number =>
  Math.max(counts.call_count, counts.total_time, counts.total_cputime);

/** Returns undefined for a header that cannot be read, so that it limits nothing. */
function parse<T>(schema: z.ZodType<T>, header: UsageHeaders[string]): T | undefined {
  return typeof header === "string" ? schema.safeParse(parseJson(header)).data : undefined;
}
