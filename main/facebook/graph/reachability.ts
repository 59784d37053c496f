import type { ProblemDetails } from "../../../common/contract/problems.ts";
import type { Reachability } from "../../../common/contract/snapshot.ts";
import type { Result } from "../../channels/model.ts";
import { type Clock, isoNow } from "../../channels/ports/clock.ts";
import { type NonTableCode, problem } from "../errors/problems.ts";

/** The problems with which Facebook's answer did not get here, or with which it has an outage. */
const unreachableCodes = [
  "no_network",
  "insecure_connection",
  "connection_blocked",
  "resources_exhausted",
  "proxy_unusable",
  "proxy_down",
  "proxy_password_required",
  "proxy_unsupported",
  "facebook_down",
  "facebook_timeout",
  "facebook_not_json",
] as const satisfies readonly NonTableCode[];

type UnreachableCode = (typeof unreachableCodes)[number];

const isUnreachableCode = (code: string): code is UnreachableCode =>
  unreachableCodes.some((each) => each === code);

/** It holds no sentence, because the language may change. */
type State =
  | { readonly name: "unknown" | "reachable" }
  | {
      readonly name: "unreachable";
      readonly code: UnreachableCode;
      readonly details: ProblemDetails | undefined;
      readonly since: string;
    };

/** Remembers whether the last call reached Facebook. */
export interface ReachabilityTracker {
  /** Call with the result of every call. */
  record(result: Result<unknown>): void;
  current(): Reachability;
}

export function createReachabilityTracker(clock: Clock, onChange: () => void): ReachabilityTracker {
  let state: State = { name: "unknown" };

  return {
    record(result) {
      if (!result.ok && result.problem.code === "cancelled") return;
      const before = state;
      state = nextState(before, result, clock);
      if (!isSame(before, state)) onChange();
    },
    current() {
      if (state.name !== "unreachable") return { name: state.name };
      const { code, details, since } = state;
      return { name: "unreachable", message: problem(code, details).message, since };
    },
  };
}

function nextState(before: State, result: Result<unknown>, clock: Clock): State {
  if (result.ok || !isUnreachableCode(result.problem.code)) return { name: "reachable" };
  const { code, details } = result.problem;
  const since = before.name === "unreachable" ? before.since : isoNow(clock);
  return { name: "unreachable", code, details, since };
}

const isSame = (one: State, other: State): boolean =>
  one.name === "unreachable" && other.name === "unreachable"
    ? one.code === other.code
    : one.name === other.name;
