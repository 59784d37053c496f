/**
 * Returns the headers that report how much of each limit is used, in percent (docs/research/meta.md
 * §3.3).
 */
import type { Limits } from "../failure-modes.ts";
import type { State } from "../state.ts";
import type { GraphCall } from "./types.ts";

const used: Record<Limits, number> = { none: 3, nearly: 93, app: 100, business: 3 };

type Headers = Readonly<Record<string, string>>;

export function usageHeaders(state: State, call: GraphCall): Headers {
  const percent = used[state.failureModes.limits];
  return {
    "x-app-usage": JSON.stringify({
      call_count: percent,
      total_time: 1,
      total_cputime: 1,
    }),
    ...businessUsage(state, call),
  };
}

/** Reports the number of minutes to wait once a Page's limit is reached. */
function businessUsage(state: State, call: GraphCall): Headers {
  const [id, edge] = call.path;
  if (state.failureModes.limits !== "business" || !id || !edge || !/^\d+$/.test(id)) return {};
  const usage = {
    type: typeOf(call, edge),
    call_count: 100,
    total_cputime: 25,
    total_time: 25,
    estimated_time_to_regain_access: state.failureModes.regainMinutes,
  };
  return { "x-business-use-case-usage": JSON.stringify({ [id]: [usage] }) };
}

function typeOf(call: GraphCall, edge: string): string {
  if (edge !== "conversations") return "pages";
  return call.params.get("platform") === "instagram" ? "instagram" : "messenger";
}
