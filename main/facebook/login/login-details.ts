import { z } from "zod";
import type { Result } from "../../channels/model.ts";
import {
  type DetailsRequest,
  type LoginDetails,
  maxPagesPerCall,
} from "../../channels/ports/facebook.ts";
import { appTokenProblem, failure, succeeded } from "../errors/problems.ts";
import { type BatchRequest, isTooMuch, maxBatchSize, sendBatch } from "../graph/batch.ts";
import type { Graph } from "../graph/client.ts";
import { graphId, graphName } from "../graph/schemas.ts";
import { pageSchema, professionalInstagram, toListedPage } from "../pages/list-pages.ts";

/** In seconds since the epoch, or 0 for never. Years after 9999 cannot be stored. */
const timestamp = z.int().min(0).max(253_402_300_799).optional().catch(undefined);

const expirySchema = z
  .object({ data: z.object({ expires_at: timestamp, data_access_expires_at: timestamp }) })
  .transform(
    ({ data }): Part => ({
      expiry: {
        ...(data.expires_at && { tokenExpiresAt: toIso(data.expires_at) }),
        ...(data.data_access_expires_at && {
          dataAccessExpiresAt: toIso(data.data_access_expires_at),
        }),
      },
    }),
  );

const toIso = (seconds: number): string => new Date(seconds * 1000).toISOString();

const userSchema = z
  .object({ name: graphName.pipe(z.string().min(1)) })
  .transform(({ name }): Part => ({ userName: name }));

/** Leaves out Pages that Meta describes in an unknown form. */
const pagesSchema = z.record(graphId, pageSchema.optional().catch(undefined)).transform(
  (pages): Part => ({
    pages: Object.values(pages).flatMap((page) => (page ? [toListedPage(page, [])] : [])),
  }),
);

/** What one request of the batch returns. */
type Part = Partial<LoginDetails>;

/**
 * Reads when a user's login expires, and the current names and pictures of the user and their Pages
 * (docs/research/meta.md §1.4 to §1.6). Makes one HTTP call, or more if Meta asks for less data. It
 * succeeds even if the user's token is already invalid. Leaves out names and pictures that cannot
 * be read.
 */
export async function readLoginDetails(
  graph: Graph,
  request: DetailsRequest,
): Promise<Result<LoginDetails>> {
  const requests = [expiryRequest(graph, request), userRequest(request), ...pageRequests(request)];
  const parts = await readParts(graph, requests);
  if (!parts.ok) return failure(appTokenProblem(parts.problem));
  const [expiry] = parts.value;
  if (expiry && !expiry.ok) return failure(appTokenProblem(expiry.problem));
  const read = parts.value.flatMap((part) => (part.ok ? [part.value] : []));
  const pages = read.flatMap((part) => part.pages ?? []);
  return succeeded({ expiry: {}, ...Object.assign({}, ...read), pages });
}

/** Asks for half as many Pages at a time for as long as Meta asks for less data. */
async function readParts(
  graph: Graph,
  requests: readonly BatchRequest<Part>[],
): Promise<Result<readonly Result<Part>[]>> {
  const batch = await sendBatch(graph, graph.appToken, requests, (each) => each);
  if (!batch.ok) return batch;
  const parts = batch.value.map(({ result }) => result);
  const smaller = batch.value.flatMap(({ subject, result }) =>
    isTooMuch(result) ? halvesOf(subject) : [],
  );
  for (let start = 0; start < smaller.length; start += maxBatchSize) {
    const more = await readParts(graph, smaller.slice(start, start + maxBatchSize));
    if (more.ok) parts.push(...more.value);
  }
  return succeeded(parts);
}

/** Returns no requests if there is nothing to halve. */
function halvesOf(request: BatchRequest<Part>): readonly BatchRequest<Part>[] {
  const ids = request.fields["ids"]?.split(",") ?? [];
  if (ids.length < 2) return [];
  const middle = Math.ceil(ids.length / 2);
  return [ids.slice(0, middle), ids.slice(middle)].map((half) => ({
    ...request,
    fields: { ...request.fields, ids: half.join() },
  }));
}

/** Asks about the user's token. Meta answers only the app itself (docs/research/meta.md §1.5). */
const expiryRequest = (graph: Graph, { user }: DetailsRequest): BatchRequest<Part> => ({
  method: "GET",
  pageId: user.id,
  path: "debug_token",
  fields: { input_token: user.token },
  token: graph.appToken,
  schema: expirySchema,
});

const userRequest = ({ user }: DetailsRequest): BatchRequest<Part> => ({
  method: "GET",
  pageId: user.id,
  path: encodeURIComponent(user.id),
  fields: { fields: "id,name" },
  token: user.token,
  schema: userSchema,
});

const pageFields = "id,name,picture{url}";

/** Returns a request for every 50 Pages. */
function pageRequests({ user, pages }: DetailsRequest): readonly BatchRequest<Part>[] {
  const [withInstagram, others] = [true, false].map((instagram) =>
    pages.filter((page) => page.instagram === instagram).map(({ id }) => id),
  );
  const request = (fields: string) => (ids: readonly string[]) => ({
    method: "GET" as const,
    pageId: user.id,
    path: "",
    fields: { ids: ids.join(), fields },
    token: user.token,
    schema: pagesSchema,
  });
  return [
    ...chunks(withInstagram).map(request(`${pageFields},${professionalInstagram}`)),
    ...chunks(others).map(request(pageFields)),
  ];
}

const chunks = (ids: readonly string[] = []): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / maxPagesPerCall) }, (_, index) =>
    ids.slice(index * maxPagesPerCall, (index + 1) * maxPagesPerCall),
  );
