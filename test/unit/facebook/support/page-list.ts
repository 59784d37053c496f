/** Logins to a Graph server whose list of Pages may be incomplete. */
import { z } from "zod";
import type { ListedPage, LoginRequest } from "../../../../main/channels/ports/facebook.ts";
import type { FacebookConfig } from "../../../../main/facebook/index.ts";
import {
  createTestFacebook,
  type ReceivedRequest,
  type Reply,
  type Responder,
  startGraph,
} from "./graph.ts";
import { loginRequest, loginResponder, type Step, stepOf } from "./login.ts";

export type Answers = Partial<Record<Step, Responder>>;

export async function login(
  answers: Answers,
  request: Partial<LoginRequest> = {},
  config: Partial<FacebookConfig> = {},
) {
  const graph = await startGraph(loginResponder(answers));
  const seen: number[] = [];
  const { clock: _, ...rest } = config;
  const result = await createTestFacebook(graph.origin, rest).readLogin(
    loginRequest({ onPages: (pages) => seen.push(pages), ...request }),
  );
  return {
    result,
    pages: result.ok ? result.value.pages : [],
    requests: graph.requests,
    /** The steps after the five calls with which every login begins. */
    furtherSteps: graph.requests.slice(5).map(stepOf),
    seen,
  };
}

export const empty = (): Reply => ({ body: { data: [] } });

/**
 * Responds to `debug_token` with these scopes, by name. A scope without ids applies to all Pages.
 */
export const scopes =
  (entries: Readonly<Record<string, readonly string[] | undefined>>) => (): Reply => ({
    body: {
      data: {
        is_valid: true,
        granular_scopes: Object.entries(entries).map(([scope, ids]) => ({
          scope,
          ...(ids && { target_ids: ids }),
        })),
      },
    },
  });

const operations = z.array(z.object({ method: z.literal("GET"), relative_url: z.string() }));
export const gets = ({ form }: ReceivedRequest) =>
  operations
    .parse(JSON.parse(form.get("batch") ?? ""))
    .map(({ relative_url }) => new URL(relative_url, "http://graph/"));

export const node = (id: string, more: object = {}) => ({
  id,
  name: `Page ${id}`,
  access_token: `EAApage${id}`,
  ...more,
});

/**
 * Responds to reads of Pages by id with the result of `answer`. If the result is undefined,
 * responds as if Meta had run out of time for the Page.
 */
export const nodes =
  (answer: (id: string) => unknown = node): Responder =>
  (received) => ({
    body: gets(received).map(({ pathname }) => {
      const body = answer(pathname.slice(1));
      if (body === undefined) return null;
      const isError = typeof body === "object" && body !== null && "error" in body;
      return { code: isError ? 400 : 200, headers: [], body: JSON.stringify(body) };
    }),
  });

export const ids = (pages: readonly ListedPage[]) => pages.map(({ id }) => id);
export const numbers = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => String(from + index));
