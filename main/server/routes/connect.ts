import type { RequestHandler } from "express";
import { type ChannelType, callArguments } from "../../../preload/contract.ts";
import type { BrowserFlows } from "../../channels/browser-flows.ts";
import type { Problem } from "../../channels/ports.ts";
import { answerFailure, failures } from "../failures.ts";
import { parameter, parametersOf } from "../parameters.ts";
import { parseRedirectPath } from "../redirect-path.ts";
import { redirectTarget } from "../redirect-target.ts";
import type { Sessions } from "../sessions.ts";

const { connect: channelType } = callArguments();

const unknownType = {
  code: "unknown_type",
  message:
    "Pagekeeper connects Messenger and Instagram, and this link named neither. Use one of the two Connect buttons.",
} satisfies Pick<Problem, "code" | "message">;

/**
 * `GET /auth/facebook/connect?type=&redirect_path=`: on to Facebook's dialog. Session first, so that
 * a stranger learns nothing; then the path, because every later problem is told there.
 */
export const connect =
  (flows: BrowserFlows, sessions: Sessions): RequestHandler =>
  (request, response) => {
    const browserId = sessions.browserOf(request);
    if (browserId === undefined) return answerFailure(request, response, failures.signedOut);

    const parameters = parametersOf(request.originalUrl);
    const redirectPath = parseRedirectPath(parameter(parameters, "redirect_path"));
    if (redirectPath === undefined) {
      return answerFailure(request, response, failures.badRedirectPath);
    }
    const type = parseType(parameters);
    const begun = type
      ? flows.begin({ type, browserId, redirectPath })
      : ({ ok: false, problem: unknownType } as const);
    if (begun.ok) return response.redirect(302, begun.value.dialogUrl);
    const { code, message } = begun.problem;
    response.redirect(303, redirectTarget(redirectPath, { kind: "error", code, message }));
  };

function parseType(parameters: URLSearchParams): ChannelType | undefined {
  const type = parameter(parameters, "type");
  if (type.status !== "one") return undefined;
  return channelType.safeParse([type.value]).data?.[0];
}
