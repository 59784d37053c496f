import type { Result } from "../../channels/model.ts";
import type { Login } from "../../channels/ports/facebook.ts";
import { failed, failure, succeeded } from "../errors/problems.ts";
import type { Graph } from "../graph/client.ts";
import { listPages } from "../pages/list-pages.ts";
import { completePageList } from "./complete-page-list.ts";
import {
  exchangeCode,
  type LoginConfig,
  loginProblem,
  readUserAndPermissions,
} from "./read-login.ts";

export interface TestLoginRequest {
  readonly code: string;
  /** Must be identical to the redirect URI in the dialog's URL. */
  readonly redirectUri: string;
  readonly signal: AbortSignal;
}

/** What a login shows about the Meta app. It has no token, because nothing else may use it. */
export interface TestLoginResult extends Pick<Login, "permissions"> {
  readonly userName: string;
  /** The number of Pages that the user chose in the dialog. */
  readonly pages: number;
}

/** Like `readLogin`, but succeeds even if the user has declined permissions, and keeps no token. */
export async function readTestLogin(
  graph: Graph,
  config: Pick<LoginConfig, "configId">,
  request: TestLoginRequest,
): Promise<Result<TestLoginResult>> {
  const short = await exchangeCode(graph, request);
  if (!short.ok) return short;
  const token = short.value.access_token;
  const access = await readUserAndPermissions(graph, token);
  if (!access.ok) return failure(loginProblem(access.problem));
  const { user, permissions } = access.value;
  const pages = await countPages(graph, config, token, permissions.granted);
  if (!pages.ok) return failure(loginProblem(pages.problem));
  if (request.signal.aborted) return failed("cancelled");
  return succeeded({ userName: user.name, permissions, pages: pages.value });
}

async function countPages(
  graph: Graph,
  { configId }: Pick<LoginConfig, "configId">,
  userToken: string,
  granted: readonly string[],
): Promise<Result<number>> {
  if (!granted.includes("pages_show_list")) return succeeded(0);
  const request = {
    type: "messenger",
    userToken,
    userTokens: [userToken],
    onPages: () => undefined,
  } as const;
  const list = await listPages(graph, request);
  if (!list.ok) return list;
  const forBusiness = configId !== undefined;
  const pages = await completePageList(graph, request, list.value, {
    granted,
    known: [],
    forBusiness,
  });
  // Only chosen Pages have a token.
  return succeeded(pages.filter(({ token }) => token !== undefined).length);
}
