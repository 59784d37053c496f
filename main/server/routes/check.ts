import type { RequestHandler } from "express";
import { createCallSchemas } from "../../../common/contract/call-schemas.ts";
import type { CheckResult } from "../../../common/contract/checks.ts";
import type { BrowserAccounts } from "../../channels/connect/browser-flows.ts";
import { problemView } from "../../channels/views.ts";
import { httpErrors, sendError } from "../http-errors.ts";
import { queryParams, readParam } from "../query-params.ts";

const { check: schema } = createCallSchemas();

/**
 * Handles `GET /auth/facebook/check`, with `?channel=` or `?account=` for a part of the accounts.
 * Sends a `CheckResult` when Facebook has answered, which may take long. This is a GET, because it
 * reads anew what Facebook says and changes nothing else.
 */
export const checkAccounts =
  (accounts: Pick<BrowserAccounts, "check">): RequestHandler =>
  async (request, response) => {
    const scope = schema.safeParse([readScope(queryParams(request.originalUrl))]);
    if (!scope.success) return sendError(request, response, httpErrors.badRequest);
    const { problem, ...result } = await accounts.check(scope.data[0]);
    response.json({
      ...result,
      ...(problem && { problem: problemView(problem) }),
    } satisfies CheckResult);
  };

/** Returns the scope that the parameters name, before validation. */
function readScope(params: URLSearchParams): unknown {
  const channel = readParam(params, "channel");
  const account = readParam(params, "account");
  if (channel.status === "absent" && account.status === "absent") return { kind: "all" };
  if (account.status === "absent" && channel.status === "one") {
    return { kind: "channel", type: channel.value };
  }
  if (channel.status === "absent" && account.status === "one") {
    return { kind: "account", id: account.value };
  }
  return undefined;
}
