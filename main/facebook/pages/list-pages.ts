import { z } from "zod";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { Result } from "../../channels/model.ts";
import type { ListedPage } from "../../channels/ports/facebook.ts";
import { succeeded } from "../errors/problems.ts";
import { type BatchRequest, maxBatchSize, sendBatch } from "../graph/batch.ts";
import type { Graph } from "../graph/client.ts";
import { readAllItems } from "../graph/paginate.ts";
import { graphId, graphName, graphTerm, graphToken, listOf } from "../graph/schemas.ts";

const optionalName = graphName.pipe(z.string().min(1)).optional().catch(undefined);

/** The maximum number of characters of a picture's URL. Meta's have up to 700. */
const maxUrlLength = 2_000;

/**
 * Requires an absolute URL, because the web UI would load a relative URL (such as "http:/path")
 * from our own server and send the user's cookie with the request. Checks the length again
 * afterwards, because characters may have been escaped.
 */
const pictureUrl = z
  .string()
  .max(maxUrlLength)
  .pipe(z.url({ protocol: /^https?$/, normalize: true }))
  .pipe(z.string().max(maxUrlLength));

/** The maximum number of a person's tasks on a Page to keep. Meta knows about fifteen. */
const maxTasks = 50;

export const pageSchema = z.object({
  id: graphId,
  name: optionalName,
  access_token: graphToken.optional().catch(undefined),
  tasks: listOf(graphTerm)
    .transform(({ items }) => items.slice(0, maxTasks))
    .optional()
    .catch(undefined),
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

type GraphPage = z.output<typeof pageSchema>;

export interface PagesRequest {
  readonly type: ChannelType;
  readonly userToken: string;
  /** All tokens of the user. None of them may be stored as a Page token. */
  readonly userTokens: readonly string[];
  /** Called after each Graph call with the number of Pages read so far. */
  readonly onPages: (pages: number) => void;
}

export interface PageList {
  readonly pages: readonly ListedPage[];
  /** The Instagram fields that Meta accepted. Use the same fields to read further Pages. */
  readonly instagramFields: readonly string[];
  /** Whether Meta's list was read to its end, without malformed items. */
  readonly complete: boolean;
}

const listedPageFields = "id,name,access_token,tasks,picture{url}";
/**
 * The fields to request for a single Page. `tasks` is not among them, because Meta returns it only
 * in the list of Pages.
 */
const pageFields = "id,name,access_token,picture{url}";

export const professionalInstagram = "instagram_business_account{id,username,profile_picture_url}";
/**
 * The linked Instagram account, even if it is a personal one. By contrast, `professionalInstagram`
 * leaves out personal accounts. Meta may remove `connected_instagram_account` from the API.
 */
const connected = "connected_instagram_account{id}";

/**
 * The Instagram fields to read, by channel. Messenger reads none, because its login doesn't request
 * the permission that they need.
 */
const instagramFieldsOf: Readonly<Record<ChannelType, readonly string[]>> = {
  messenger: [],
  instagram: [professionalInstagram, connected],
};

/**
 * Lists a user's Pages (docs/research/meta.md §1.6), in ⌈N/100⌉ calls for N Pages. Fails if any of
 * these calls fails, because the Pages that a partial list lacks would look as if the user had not
 * selected them.
 */
export async function listPages(graph: Graph, request: PagesRequest): Promise<Result<PageList>> {
  const instagramFields = instagramFieldsOf[request.type];
  const list = await readList(graph, request, instagramFields);
  const isRefused = !list.ok && list.problem.details?.graphCode === 100;
  if (!isRefused || !instagramFields.includes(connected)) return list;
  return readList(graph, request, [professionalInstagram]);
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
    item: pageSchema,
    onItems(items) {
      for (const { id } of items) ids.add(id);
      request.onPages(ids.size);
    },
  });
  if (!list.ok) return list;
  const { items, complete } = list.value;
  const pages = withoutDuplicates(items.map((page) => toListedPage(page, request.userTokens)));
  return succeeded({ pages, instagramFields, complete });
}

/** If Meta lists a Page twice, the last entry counts, unless only an earlier one has a token. */
function withoutDuplicates(listed: readonly ListedPage[]): readonly ListedPage[] {
  const pages = new Map<string, ListedPage>();
  for (const page of listed) {
    if (page.token !== undefined || pages.get(page.id)?.token === undefined) {
      pages.set(page.id, page);
    }
  }
  return [...pages.values()];
}

export interface PagesByIdRequest {
  readonly ids: readonly string[];
  readonly instagramFields: readonly string[];
  /** Called after each Graph call with the Pages that the call returned. */
  readonly onRead: (pages: readonly ListedPage[]) => void;
}

/**
 * Reads Pages by id, 50 per call, and passes them to `onRead`. Leaves out Pages that the user has
 * no access to. Returns the ids of the Pages that could not be read for a temporary reason.
 */
export async function readPagesById(
  graph: Graph,
  { userToken, userTokens }: PagesRequest,
  { ids, instagramFields, onRead }: PagesByIdRequest,
): Promise<readonly string[]> {
  const fields = [pageFields, ...instagramFields].join();
  const toRead = (id: string): BatchRequest<GraphPage> => ({
    method: "GET",
    pageId: id,
    path: encodeURIComponent(id),
    fields: { fields },
    token: userToken,
    schema: pageSchema,
  });
  const unfinished: string[] = [];
  const callable = ids.filter((id) => graph.rateLimit(id) === undefined);
  for (let start = 0; start < callable.length; start += maxBatchSize) {
    const batchIds = callable.slice(start, start + maxBatchSize);
    const batch = await sendBatch(graph, userToken, batchIds, toRead);
    // Stop here, because the next batch would fail in the same way.
    if (!batch.ok) break;
    const pages = batch.value.flatMap(({ result }) => (result.ok ? [result.value] : []));
    onRead(pages.map((page) => toListedPage(page, userTokens)));
    unfinished.push(...batch.value.filter(isUnfinished).map(({ subject }) => subject));
  }
  return unfinished;
}

const isUnfinished = ({ result }: { readonly result: Result<unknown> }): boolean =>
  !result.ok &&
  ["facebook_timeout", "facebook_down", "throttled", "too_much_data"].includes(result.problem.code);

export function toListedPage(page: GraphPage, userTokens: readonly string[]): ListedPage {
  const { access_token: token, tasks, picture, instagram_business_account: instagram } = page;
  return {
    id: page.id,
    name: page.name ?? page.id,
    // Never keep a user token as a Page token, because it would seem to work at first but fail
    // later.
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
