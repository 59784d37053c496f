/** A user's Pages: those that Facebook lists, and single ones by their id (`research/meta.md` §1.6). */
import { z } from "zod";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { Result } from "../../channels/model.ts";
import type { ListedPage } from "../../channels/ports/facebook.ts";
import { succeeded } from "../errors/problems.ts";
import { type BatchRequest, maxBatchSize, sendBatch } from "../graph/batch.ts";
import type { Graph } from "../graph/client.ts";
import { readAllItems } from "../graph/paginate.ts";
import { graphId, graphName } from "../graph/schemas.ts";

const optionalText = z.string().min(1).optional().catch(undefined);
const optionalName = graphName.pipe(z.string().min(1)).optional().catch(undefined);

/**
 * Absolute once and for all. A relative one, "http:/path" among them, would be asked of the page it is shown on:
 * in the web UI that is our own server, with the user's cookie.
 */
const pictureUrl = z.url({ protocol: /^https?$/, normalize: true });

const pageShape = z.object({
  id: graphId,
  name: optionalName,
  access_token: optionalText,
  tasks: z.array(z.string()).optional().catch(undefined),
  picture: z
    .object({ data: z.object({ url: pictureUrl }) })
    .optional()
    .catch(undefined),
  instagram_business_account: z
    .object({
      id: graphId,
      username: optionalName,
      profile_picture_url: pictureUrl.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  connected_instagram_account: z.object({ id: graphId }).optional().catch(undefined),
});

type GraphPage = z.output<typeof pageShape>;

export interface PagesRequest {
  readonly type: ChannelType;
  readonly userToken: string;
  /** None of these may become a Page's token. */
  readonly userTokens: readonly string[];
  /** Called after each answer with the number of Pages read so far. */
  readonly onPages: (pages: number) => void;
}

export interface PageList {
  readonly pages: readonly ListedPage[];
  /** Those of Instagram's fields that Graph took, for Pages that are read by themselves. */
  readonly instagramFields: readonly string[];
}

const listedPageFields = "id,name,access_token,tasks,picture{url}";
/** Tasks are the list's own to tell: a Page read by itself does not know them. */
const pageFields = "id,name,access_token,picture{url}";

const professional = "instagram_business_account{id,username,profile_picture_url}";
/** Also names a personal account, for which there are no messages; Meta may take the field away. */
const connected = "connected_instagram_account{id}";

/** The Instagram fields need a permission that Messenger does not ask for. */
const instagramFieldsOf: Readonly<Record<ChannelType, readonly string[]>> = {
  messenger: [],
  instagram: [professional, connected],
};

/** ⌈N/100⌉ calls for N Pages. Fails rather than answer a part: a Page missing from it would look un-ticked. */
export async function listPages(graph: Graph, request: PagesRequest): Promise<Result<PageList>> {
  const instagramFields = instagramFieldsOf[request.type];
  const list = await readList(graph, request, instagramFields);
  const refused = !list.ok && list.problem.details?.graphCode === 100;
  if (!refused || !instagramFields.includes(connected)) return list;
  return readList(graph, request, [professional]);
}

async function readList(
  graph: Graph,
  request: PagesRequest,
  instagramFields: readonly string[],
): Promise<Result<PageList>> {
  const ids = new Set<string>();
  const list = await readAllItems(graph, {
    path: "me/accounts",
    fields: [listedPageFields, ...instagramFields].join(),
    token: request.userToken,
    item: pageShape,
    onItems(items) {
      for (const { id } of items) ids.add(id);
      request.onPages(ids.size);
    },
  });
  if (!list.ok) return list;
  const pages = new Map(
    list.value.map((page) => [page.id, toListedPage(page, request.userTokens)]),
  );
  return succeeded({ pages: [...pages.values()], instagramFields });
}

export interface PagesByIdRequest {
  readonly ids: readonly string[];
  readonly instagramFields: readonly string[];
  /** Called after each answer with the Pages that it brought. */
  readonly onRead: (pages: readonly ListedPage[]) => void;
}

/**
 * Pages by their ids, 50 a call. One that cannot be read is no Page of this user's, and is left out. Answers the ids
 * that Facebook did not get done.
 */
export async function readPagesById(
  graph: Graph,
  { userToken, userTokens }: PagesRequest,
  { ids, instagramFields, onRead }: PagesByIdRequest,
): Promise<readonly string[]> {
  const fields = [pageFields, ...instagramFields].join();
  const reading = (id: string): BatchRequest<GraphPage> => ({
    method: "GET",
    pageId: id,
    path: encodeURIComponent(id),
    fields: { fields },
    token: userToken,
    schema: pageShape,
  });
  const undone: string[] = [];
  const free = ids.filter((id) => graph.rateLimit(id) === undefined);
  for (let start = 0; start < free.length; start += maxBatchSize) {
    const answer = await sendBatch(
      graph,
      userToken,
      free.slice(start, start + maxBatchSize),
      reading,
    );
    // The next batch would meet it as well.
    if (!answer.ok) break;
    const read = answer.value.flatMap(({ result }) => (result.ok ? [result.value] : []));
    onRead(read.map((page) => toListedPage(page, userTokens)));
    undone.push(...answer.value.filter(isUnfinished).map(({ subject }) => subject));
  }
  return undone;
}

const isUnfinished = ({ result }: { readonly result: Result<unknown> }): boolean =>
  !result.ok && ["facebook_timeout", "facebook_down", "throttled"].includes(result.problem.code);

function toListedPage(page: GraphPage, userTokens: readonly string[]): ListedPage {
  const { access_token: token, tasks, picture, instagram_business_account: instagram } = page;
  return {
    id: page.id,
    name: page.name ?? page.id,
    // A user token in a Page's place looks healthy and fails at use (DESIGN.md §4.2).
    ...(token !== undefined && !userTokens.includes(token) && { token }),
    ...(tasks && { tasks }),
    ...(picture && { pictureUrl: picture.data.url }),
    ...(instagram && {
      instagram: {
        id: instagram.id,
        username: instagram.username ?? instagram.id,
        ...(instagram.profile_picture_url && { pictureUrl: instagram.profile_picture_url }),
      },
    }),
    ...(!instagram && page.connected_instagram_account && { personalInstagram: true }),
  };
}
