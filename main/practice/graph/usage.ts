/** The headers that tell how much of a limit is used, in percent (research/meta.md §3.3). */
import type { Limits } from "../failure-modes.ts";
import type { World } from "../state.ts";
import type { GraphCall } from "./types.ts";

const used: Record<Limits, number> = { none: 3, nearly: 93, app: 100, business: 3 };

type Headers = Readonly<Record<string, string>>;

export function usageHeaders(world: World, call: GraphCall): Headers {
  const percent = used[world.behaviour.limits];
  return {
    "x-app-usage": JSON.stringify({
      call_count: percent,
      total_time: 1,
      total_cputime: 1,
    }),
    ...businessUsage(world, call),
  };
}

/** By business, here the Page's id; the minutes to wait are told only while the limit is reached. */
function businessUsage(world: World, call: GraphCall): Headers {
  const [id, edge] = call.path;
  if (world.behaviour.limits !== "business" || !id || !edge || !/^\d+$/.test(id)) return {};
  const usage = {
    type: typeOf(call, edge),
    call_count: 100,
    total_cputime: 25,
    total_time: 25,
    estimated_time_to_regain_access: world.behaviour.regainMinutes,
  };
  return { "x-business-use-case-usage": JSON.stringify({ [id]: [usage] }) };
}

function typeOf(call: GraphCall, edge: string): string {
  if (edge !== "conversations") return "pages";
  return call.params.get("platform") === "instagram" ? "instagram" : "messenger";
}
