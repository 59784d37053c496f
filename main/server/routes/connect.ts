import type { Request, RequestHandler } from "express";
import { createCallSchemas } from "../../../common/contract/call-schemas.ts";
import type { BrowserFlows } from "../../channels/connect/browser-flows.ts";
import { serverTexts } from "../../i18n/server.ts";
import { httpErrors, sendError } from "../http-errors.ts";
import type { LinkErrorCode } from "../problem-codes.ts";
import { type QueryParam, queryParams, readParam } from "../query-params.ts";
import { parseRedirectPath, redirectWithError } from "../redirect.ts";
import type { SentResults } from "../sent-results.ts";
import type { Sessions } from "../sessions.ts";

const { connect: schema } = createCallSchemas();

const linkError = (code: LinkErrorCode) =>
  ({ ok: false, problem: { code, message: serverTexts().links[code] } }) as const;

interface ConnectDeps {
  readonly flows: BrowserFlows;
  readonly sessions: Sessions;
  readonly sentResults: SentResults;
}

/**
 * Handles `GET /auth/facebook/connect?type=&redirect_path=`, and optionally
 * `&again=ACCOUNT&take_over=true`. Redirects to Facebook's dialog, or to `redirect_path` with an
 * error in the query. Checks the session first, so that signed-out browsers learn nothing.
 */
export const connect =
  ({ flows, sessions, sentResults }: ConnectDeps): RequestHandler =>
  (request, response) => {
    const browserId = sessions.browserIdOf(request);
    if (browserId === undefined) return sendError(request, response, httpErrors.signedOut);

    const params = queryParams(request.originalUrl);
    const redirectPath = parseRedirectPath(readParam(params, "redirect_path"));
    if (redirectPath === undefined) {
      return sendError(request, response, httpErrors.badRedirectPath);
    }
    const started = start(flows, params, {
      browserId,
      redirectPath,
      mayTakeOver: isFromOwnPage(request),
    });
    if (started.ok) return response.redirect(302, started.value.dialogUrl);
    const target = redirectWithError(redirectPath, started.problem);
    sentResults.add(browserId, target);
    response.redirect(303, target);
  };

/**
 * Returns whether the request comes from our own page. Only our own page may take over another
 * user's Pages. By contrast, a link in an email or chat may only start a login, because it looks
 * like a typed address (`Sec-Fetch-Site: none`).
 */
const isFromOwnPage = (request: Request): boolean =>
  [undefined, "same-origin"].includes(request.get("Sec-Fetch-Site"));

interface Sender {
  readonly browserId: string;
  readonly redirectPath: string;
  readonly mayTakeOver: boolean;
}

function start(flows: BrowserFlows, params: URLSearchParams, { mayTakeOver, ...browser }: Sender) {
  const type = singleValue(readParam(params, "type"));
  if (!schema.safeParse([type]).success) return linkError("unknown_type");
  const parsed = schema.safeParse([type, readIntent(params)]);
  if (!parsed.success) return linkError("bad_intent");
  const [channel, intent] = parsed.data;
  if (intent?.takeOver && !mayTakeOver) return linkError("foreign_take_over");
  return flows.begin({ ...browser, type: channel, ...(intent && { intent }) });
}

/**
 * Returns the intent in the link's parameters, before validation. Returns undefined if there is
 * none.
 */
function readIntent(params: URLSearchParams): unknown {
  const again = readParam(params, "again");
  const takeOver = readParam(params, "take_over");
  if (again.status === "absent" && takeOver.status === "absent") return undefined;
  return {
    ...(again.status !== "absent" && { reconnectAccountId: singleValue(again) }),
    ...(takeOver.status !== "absent" && { takeOver: booleans.get(singleValue(takeOver) ?? "") }),
  };
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

const singleValue = (param: QueryParam): string | undefined =>
  param.status === "one" ? param.value : undefined;
