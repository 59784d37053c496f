import type { Request, RequestHandler } from "express";
import { createCallSchemas } from "../../../common/contract/call-schemas.ts";
import type { BrowserFlows } from "../../channels/connect/browser-flows.ts";
import { serverTexts } from "../../i18n/server.ts";
import { httpErrors, sendError } from "../http-errors.ts";
import type { LinkCode } from "../problem-codes.ts";
import { type QueryParam, queryParams, readParam } from "../query-params.ts";
import { parseRedirectPath, redirectWithError } from "../redirect.ts";
import type { Sessions } from "../sessions.ts";

const { connect: schema } = createCallSchemas();

/** Why a link begins no login. */
const linkProblem = (code: LinkCode) =>
  ({ ok: false, problem: { code, message: serverTexts().links[code] } }) as const;

/**
 * `GET /auth/facebook/connect?type=&redirect_path=`, optionally `&again=ACCOUNT&take_over=true`: on to Facebook's
 * dialog. Session first, so that a stranger learns nothing; then the path, because every later problem is told there.
 */
export const connect =
  (flows: BrowserFlows, sessions: Sessions): RequestHandler =>
  (request, response) => {
    const browserId = sessions.browserIdOf(request);
    if (browserId === undefined) return sendError(request, response, httpErrors.signedOut);

    const parameters = queryParams(request.originalUrl);
    const redirectPath = parseRedirectPath(readParam(parameters, "redirect_path"));
    if (redirectPath === undefined) {
      return sendError(request, response, httpErrors.badRedirectPath);
    }
    const begun = begin(flows, parameters, {
      browserId,
      redirectPath,
      mayTakeOver: isFromOwnPage(request),
    });
    if (begun.ok) return response.redirect(302, begun.value.dialogUrl);
    response.redirect(303, redirectWithError(redirectPath, begun.problem));
  };

/**
 * A link in a mail or a chat arrives as if its address had been typed. That much may begin a login, but not decide that
 * somebody else's Pages change hands in it: that is for a button.
 */
const isFromOwnPage = (request: Request): boolean =>
  [undefined, "same-origin"].includes(request.get("Sec-Fetch-Site"));

interface Asking {
  readonly browserId: string;
  readonly redirectPath: string;
  readonly mayTakeOver: boolean;
}

function begin(
  flows: BrowserFlows,
  parameters: URLSearchParams,
  { mayTakeOver, ...browser }: Asking,
) {
  const type = givenIn(readParam(parameters, "type"));
  if (!schema.safeParse([type]).success) return linkProblem("unknown_type");
  const read = schema.safeParse([type, intentOf(parameters)]);
  if (!read.success) return linkProblem("bad_intent");
  const [channel, intent] = read.data;
  if (intent?.takeOver && !mayTakeOver) return linkProblem("foreign_take_over");
  return flows.begin({ ...browser, type: channel, ...(intent && { intent }) });
}

/** As untrusted as it came, for the schema to judge; undefined: the link says nothing of it. */
function intentOf(parameters: URLSearchParams): unknown {
  const again = readParam(parameters, "again");
  const takeOver = readParam(parameters, "take_over");
  if (again.status === "absent" && takeOver.status === "absent") return undefined;
  return {
    ...(again.status !== "absent" && { reconnectAccountId: givenIn(again) }),
    ...(takeOver.status !== "absent" && { takeOver: booleans.get(givenIn(takeOver) ?? "") }),
  };
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

const givenIn = (found: QueryParam): string | undefined =>
  found.status === "one" ? found.value : undefined;
