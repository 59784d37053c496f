/** The list of a user's Pages (`research/meta.md` §1.6). */
import { z } from "zod";
import type { ChannelType } from "../../preload/contract.ts";
import type { ListedPage, Outcome } from "../channels/ports.ts";
import type { Graph } from "./client.ts";
import { failed, succeeded } from "./problems.ts";

/** Facebook's own default is 25, from where other programs lose Pages. */
const pageSize = 100;

const optionalText = z.string().min(1).optional().catch(undefined);

/**
 * Absolute once and for all. A relative one, "http:/path" among them, would be asked of the page it is shown on:
 * in the web UI that is our own server, with the user's cookie.
 */
const pictureUrl = z.url({ protocol: /^https?$/, normalize: true });

const pageShape = z.object({
  id: z.string().min(1),
  name: optionalText,
  access_token: optionalText,
  tasks: z.array(z.string()).optional().catch(undefined),
  picture: z
    .object({ data: z.object({ url: pictureUrl }) })
    .optional()
    .catch(undefined),
  instagram_business_account: z
    .object({
      id: z.string().min(1),
      username: optionalText,
      profile_picture_url: pictureUrl.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

const listShape = z.object({
  data: z.array(pageShape),
  paging: z
    .object({ cursors: z.object({ after: optionalText }).optional(), next: optionalText })
    .optional(),
});

export interface PagesRequest {
  readonly type: ChannelType;
  readonly userToken: string;
  /** None of these may become a Page's token. */
  readonly userTokens: readonly string[];
  readonly onPages: (pages: number) => void;
}

/** ⌈N/100⌉ calls for N Pages. Fails rather than answer an incomplete list: a Page missing from it would look un-ticked. */
export async function readPages(
  graph: Graph,
  request: PagesRequest,
): Promise<Outcome<readonly ListedPage[]>> {
  const pages = new Map<string, ListedPage>();
  const seen = new Set<string>();
  let after: string | undefined;
  do {
    const answer = await graph.call({
      method: "GET",
      path: "me/accounts",
      fields: { limit: String(pageSize), fields: fieldsFor(request.type), ...(after && { after }) },
      token: request.userToken,
      answer: listShape,
    });
    if (!answer.ok) return answer;
    for (const page of answer.value.data) pages.set(page.id, listed(page, request.userTokens));
    request.onPages(pages.size);
    const { paging } = answer.value;
    // `next` only says that there is more: it is a full URL with the token in it, and could lead anywhere.
    if (paging?.next === undefined) return succeeded([...pages.values()]);
    after = paging.cursors?.after;
  } while (after !== undefined && !seen.has(after) && seen.add(after));
  return failed("facebook_unexpected");
}

/** The Instagram fields need a permission that Messenger does not ask for. */
function fieldsFor(type: ChannelType): string {
  const common = "id,name,access_token,tasks,picture{url}";
  return type === "instagram"
    ? `${common},instagram_business_account{id,username,profile_picture_url}`
    : common;
}

function listed(page: z.output<typeof pageShape>, userTokens: readonly string[]): ListedPage {
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
  };
}
