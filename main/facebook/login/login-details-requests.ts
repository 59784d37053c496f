import { z } from "zod";
import {
  type DetailsRequest,
  type LoginDetails,
  maxPagesPerCall,
} from "../../channels/ports/facebook.ts";
import type { BatchRequest } from "../graph/batch.ts";
import type { Graph } from "../graph/client.ts";
import { graphId, graphName } from "../graph/schemas.ts";
import { pageSchema, professionalInstagram, toListedPage } from "../pages/list-pages.ts";

/** What one request of the batch returns. */
export type DetailsPart = Partial<LoginDetails>;

/** Returns the requests for everything. The first one asks when the login expires. */
export const detailsRequests = (
  graph: Graph,
  request: DetailsRequest,
): readonly BatchRequest<DetailsPart>[] => [
  expiryRequest(graph, request),
  userRequest(request),
  ...pageRequests(request),
];

/** Asks about the user's token. Meta answers only the app itself (docs/research/meta.md §1.5). */
const expiryRequest = (graph: Graph, { user }: DetailsRequest): BatchRequest<DetailsPart> => ({
  method: "GET",
  pageId: user.id,
  path: "debug_token",
  fields: { input_token: user.token },
  token: graph.appToken,
  schema: expirySchema,
});

const userRequest = ({ user }: DetailsRequest): BatchRequest<DetailsPart> => ({
  method: "GET",
  pageId: user.id,
  path: encodeURIComponent(user.id),
  fields: { fields: "id,name" },
  token: user.token,
  schema: userSchema,
});

const pageFields = "id,name,picture{url}";

/** Returns a request for every 50 Pages. */
function pageRequests({ user, pages }: DetailsRequest): readonly BatchRequest<DetailsPart>[] {
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

/** In seconds since the epoch, or 0 for never. Years after 9999 cannot be stored. */
const timestamp = z.int().min(0).max(253_402_300_799).optional().catch(undefined);

const expirySchema = z
  .object({ data: z.object({ expires_at: timestamp, data_access_expires_at: timestamp }) })
  .transform(
    ({ data }): DetailsPart => ({
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
  .transform(({ name }): DetailsPart => ({ userName: name }));

/** Leaves out Pages that Meta describes in an unknown form. */
const pagesSchema = z.record(graphId, pageSchema.optional().catch(undefined)).transform(
  (pages): DetailsPart => ({
    pages: Object.values(pages).flatMap((page) => (page ? [toListedPage(page, [])] : [])),
  }),
);
