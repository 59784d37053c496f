/**
 * Reads Meta's usage headers (docs/research/meta.md §3.3). Calls slow down at 90 % of a limit and
 * stop at 100 %, because further calls would lengthen the wait.
 */
import { z } from "zod";
import { parseJson } from "../../../common/json.ts";

export type UsageHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Usage {
  /** The owner of the limit. This is `app`, or the id of a Page or another object. */
  readonly key: string;
  readonly pace: "free" | "slow" | "stop";
  /**
   * The number of milliseconds until Meta accepts calls again. Set only if `pace` is `stop` and
   * Meta names a time.
   */
  readonly regainMs?: number;
}

const slowPercent = 90;
const stopPercent = 100;
/**
 * The bounds for Meta's estimate of the wait, in minutes. An estimate outside them must be wrong,
 * because Meta counts calls per hour or per day.
 */
const minWait = 1;
const maxWait = 24 * 60;

/** The maximum number of entries to read, because the rate limiter remembers each owner. */
const maxEntries = 100;

const percent = z.number().catch(0);
const usageSchema = z.object({ call_count: percent, total_time: percent, total_cputime: percent });
const businessSchema = z.record(
  z.string().max(64),
  z.array(usageSchema.extend({ estimated_time_to_regain_access: z.number().catch(0) })).catch([]),
);

/**
 * Returns the usage of every limit that the headers name.
 *
 * @param pageId The Page whose token made the call. It is needed because `X-Page-Usage` names no
 * Page.
 */
export function readUsage(headers: UsageHeaders, pageId?: string): readonly Usage[] {
  return [
    ...toUsages("app", parse(usageSchema, headers["x-app-usage"])),
    ...(pageId === undefined ? [] : toUsages(pageId, parse(usageSchema, headers["x-page-usage"]))),
    ...toBusinessUsages(parse(businessSchema, headers["x-business-use-case-usage"]) ?? {}),
  ];
}

/** Returns the longest wait that Meta named, in milliseconds, or undefined if it named none. */
export function longestRegain(usages: readonly Usage[]): number | undefined {
  const times = usages.flatMap(({ regainMs }) => regainMs ?? []);
  return times.length > 0 ? Math.max(...times) : undefined;
}

const toUsages = (key: string, counts: Counts | undefined): Usage[] =>
  counts ? [toUsage(key, highest(counts), 0)] : [];

const toBusinessUsages = (byId: z.output<typeof businessSchema>): Usage[] =>
  Object.entries(byId)
    .slice(0, maxEntries)
    .map(([id, all]) => {
      const counts = all.slice(0, maxEntries);
      const minutes = Math.max(0, ...counts.map((each) => each.estimated_time_to_regain_access));
      return toUsage(id, Math.max(0, ...counts.map(highest)), minutes);
    });

/** `minutes` is the wait that Meta names. It is 0 unless Meta is refusing calls. */
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

/** Returns undefined for a malformed header, so that we don't throttle because of it. */
function parse<T>(schema: z.ZodType<T>, header: UsageHeaders[string]): T | undefined {
  return typeof header === "string" ? schema.safeParse(parseJson(header)).data : undefined;
}
