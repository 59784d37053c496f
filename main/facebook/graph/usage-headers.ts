/**
 * What the usage headers of an answer ask of us (`research/meta.md` §3.3). Pure. Percent go in, pauses come out:
 * from 90 on we slow down, at 100 we stop, because calling on while throttled lengthens the wait.
 */
import { z } from "zod";
import { parseJson } from "../../../common/json.ts";

export type UsageHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Usage {
  /** `app`, or the id of the Page (or other object) whose own limit this is. */
  readonly scope: string;
  readonly pace: "free" | "slow" | "stop";
  /** Milliseconds for which the pace holds; absent when free, and for a stop to which Facebook gives no end. */
  readonly ms?: number;
}

const slowFrom = 90;
const stopFrom = 100;
/** Milliseconds after which an old warning counts no more. */
const warningLasts = 60_000;
/**
 * Minutes. Facebook estimates in whole ones, and counts by the hour or the day. What lies beyond is a fault: it must
 * neither have us ask again at once, nor stop a Page for good.
 */
const shortestWait = 1;
const longestWait = 24 * 60;

const percent = z.number().catch(0);
const counts = z.object({ call_count: percent, total_time: percent, total_cputime: percent });
const business = z.record(
  z.string(),
  z.array(counts.extend({ estimated_time_to_regain_access: z.number().catch(0) })).catch([]),
);

/** `pageId`: the Page whose token made the call; `X-Page-Usage` does not name it. */
export function usageOf(headers: UsageHeaders, pageId?: string): readonly Usage[] {
  return [
    ...usageFrom("app", parse(counts, headers["x-app-usage"])),
    ...(pageId === undefined ? [] : usageFrom(pageId, parse(counts, headers["x-page-usage"]))),
    ...businessUsage(parse(business, headers["x-business-use-case-usage"]) ?? {}),
  ];
}

/** Milliseconds until Facebook answers again, where any of these names a time. */
export function longestStop(usages: readonly Usage[]): number | undefined {
  const times = usages.flatMap(({ pace, ms }) => (pace === "stop" && ms !== undefined ? ms : []));
  return times.length > 0 ? Math.max(...times) : undefined;
}

function usageFrom(scope: string, found: Counts | undefined): Usage[] {
  return found ? [judge(scope, peak(found), 0)] : [];
}

function businessUsage(found: z.output<typeof business>): Usage[] {
  return Object.entries(found).map(([scope, uses]) => {
    const minutes = Math.max(0, ...uses.map((use) => use.estimated_time_to_regain_access));
    return judge(scope, Math.max(0, ...uses.map(peak)), minutes);
  });
}

/** `minutes`: until Facebook answers again, by its own estimate; above 0 only when it has stopped. */
function judge(scope: string, used: number, minutes: number): Usage {
  if (minutes > 0) return { scope, pace: "stop", ms: plausible(minutes) * 60_000 };
  if (used >= stopFrom) return { scope, pace: "stop" };
  if (used >= slowFrom) return { scope, pace: "slow", ms: warningLasts };
  return { scope, pace: "free" };
}

const plausible = (minutes: number): number =>
  Math.min(Math.max(minutes, shortestWait), longestWait);

type Counts = z.output<typeof counts>;
const peak = (use: Counts): number => Math.max(use.call_count, use.total_time, use.total_cputime);

/** A header that cannot be read limits nothing. */
function parse<T>(schema: z.ZodType<T>, header: UsageHeaders[string]): T | undefined {
  return typeof header === "string" ? schema.safeParse(parseJson(header)).data : undefined;
}
