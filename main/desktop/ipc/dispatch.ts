/** Parses the arguments of each call of the window, and answers with what its handler made of them. */
import { type CallArguments, createCallSchemas } from "../../../common/contract/call-schemas.ts";
import type { CallName, CallValues } from "../../../common/contract/calls.ts";
import type { CallResult } from "../../../common/contract/problems.ts";
import { callErrorTexts } from "../../i18n/call-errors.ts";
import { errorName, log } from "../diagnostics/log.ts";
import type { CallCode } from "./call-codes.ts";
import type { Dispatch } from "./register-handlers.ts";
import { UserError } from "./user-error.ts";

export type CallHandlers = {
  readonly [N in CallName]: (...args: CallArguments<N>) => CallValues[N] | Promise<CallValues[N]>;
};

/** Logged are a call's name and what was wrong, never its arguments. */
export function createDispatch(handlers: CallHandlers): Dispatch {
  const schemas = createCallSchemas();
  return async (name, args) => {
    const parsed = schemas[name].safeParse(args);
    if (!parsed.success) {
      log("ipc.refused", { call: name, why: "arguments" });
      return refused("bad_arguments");
    }
    // The schema of this very name has just made them so; TypeScript cannot follow it through the index.
    const handler = handlers[name] as (...args: readonly unknown[]) => unknown;
    try {
      return { ok: true, value: await handler(...parsed.data) };
    } catch (error) {
      if (error instanceof UserError) return { ok: false, problem: error.problem };
      log("ipc.failed", { call: name, error: errorName(error) });
      return refused("internal");
    }
  };
}

const refused = (code: CallCode): CallResult<never> => ({
  ok: false,
  problem: { code, message: callErrorTexts().calls[code] },
});
