import { type CallArguments, createCallSchemas } from "../../../common/contract/call-schemas.ts";
import type { CallName, CallValues } from "../../../common/contract/calls.ts";
import { errorName } from "../../error-code.ts";
import { UserError } from "../../user-error.ts";
import { log } from "../diagnostics/log.ts";
import { callProblem } from "./call-errors.ts";
import type { Dispatch } from "./register-handlers.ts";

export type CallHandlers = {
  readonly [N in CallName]: (...args: CallArguments<N>) => CallValues[N] | Promise<CallValues[N]>;
};

/**
 * Returns a function that validates a call's arguments and runs the call's handler. The function
 * never logs the arguments.
 */
export function createDispatch(handlers: CallHandlers): Dispatch {
  const schemas = createCallSchemas();
  return async (name, args) => {
    const parsed = schemas[name].safeParse(args);
    if (!parsed.success) {
      log("ipc.refused", { call: name, why: "arguments" });
      return { ok: false, problem: callProblem("bad_arguments") };
    }
    // The schema and the handler have the same name, but TypeScript cannot relate their types.
    const handler = handlers[name] as (...args: readonly unknown[]) => unknown;
    try {
      return { ok: true, value: await handler(...parsed.data) };
    } catch (error) {
      if (error instanceof UserError) return { ok: false, problem: error.problem };
      log("ipc.failed", { call: name, error: errorName(error) });
      return { ok: false, problem: callProblem("internal") };
    }
  };
}
