import { expect } from "vitest";
import { z } from "zod";
import type { SubscriptionResult } from "../../../../main/channels/ports/facebook.ts";
import {
  appId,
  createTestFacebook,
  graphError,
  type ReceivedRequest,
  startGraph,
} from "./graph.ts";

export const signal = new AbortController().signal;

const operations = z.array(
  z.object({ method: z.string(), relative_url: z.string(), body: z.string().optional() }),
);

interface Operation {
  readonly method: string;
  readonly pageId: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
}

export function operationsOf({ form }: ReceivedRequest): readonly Operation[] {
  return operations.parse(JSON.parse(form.get("batch") ?? "")).map((operation) => {
    const url = new URL(operation.relative_url, "http://graph");
    const [pageId = "", edge] = url.pathname.slice(1).split("/");
    expect(edge).toBe("subscribed_apps");
    const body = new URLSearchParams(operation.body);
    return { method: operation.method, pageId, query: url.searchParams, form: body };
  });
}

export type Item = { readonly code: number; readonly body: string } | null;
export const item = (body: unknown, code = 200): Item => ({ code, body: JSON.stringify(body) });
export const refusal = (code: number, subcode?: number) => item(graphError(code, subcode), 400);

/**
 * Starts a server that keeps the subscribed fields in `stored`, by Page id. `override` may replace
 * some responses.
 */
export async function graphWith(
  stored: Map<string, readonly string[]>,
  override: (operation: Operation) => Item | undefined = () => undefined,
) {
  const answer = ({ method, pageId, form }: Operation): Item => {
    if (method === "GET") {
      const own = { id: appId, name: "Pagekeeper", subscribed_fields: stored.get(pageId) };
      const other = { id: "1", name: "Another app", subscribed_fields: ["messages"] };
      return item({ data: stored.has(pageId) ? [other, own] : [other] });
    }
    if (method === "DELETE") stored.delete(pageId);
    else stored.set(pageId, (form.get("subscribed_fields") ?? "").split(","));
    return item({ success: true });
  };
  const graph = await startGraph((received) => ({
    body: operationsOf(received).map((one) => {
      const special = override(one);
      return special === undefined ? answer(one) : special;
    }),
  }));
  const facebook = createTestFacebook(graph.origin);
  const calls = () =>
    graph.requests.map((received) =>
      operationsOf(received).map(({ method, pageId }) => `${method} ${pageId}`),
    );
  return { facebook, graph, calls };
}

export const codes = (results: readonly SubscriptionResult[]) =>
  Object.fromEntries(
    results.map(({ pageId, result }) => [pageId, result.ok ? "ok" : result.problem.code]),
  );
