/** What a Page tells of itself to whoever asks, and the Page token it gives to whoever ticked it. */

import { noSuchObject } from "../errors.ts";
import { pictureUrl } from "../pictures.ts";
import type { InstagramProfile, Page } from "../seed.ts";
import {
  grantedPermissions,
  instagramOf,
  isGranted,
  isTicked,
  linkedInstagramOf,
  tasksOf,
  type World,
} from "../state.ts";
import { isLongLived, issueToken } from "../tokens.ts";
import { askedFields, type Field, type NodeType, project } from "./fields.ts";
import type { Caller, Handler, PageNode } from "./types.ts";

type PersonalCaller = Exclude<Caller, { kind: "app" }>;

export function pageType(world: World, page: Page, caller: PersonalCaller): NodeType {
  const mayRead = isGranted(caller.grant, "instagram_basic", page.id);
  const instagram = (profile: InstagramProfile | undefined) => (asked: Field) =>
    profile && mayRead ? project(instagramType(world, profile), asked.fields) : undefined;
  return {
    name: "Page",
    defaults: ["name", "id"],
    fields: {
      id: () => page.id,
      name: () => page.name,
      category: () => page.category,
      category_list: () => [{ id: "2500", name: page.category }],
      link: () => `${world.origin}/${page.id}`,
      username: () => page.instagram?.username.replace(".", ""),
      access_token: () => pageTokenFor(world, page, caller),
      picture: (asked) => (page.hasPicture ? picture(world, page.id, asked) : undefined),
      instagram_business_account: instagram(instagramOf(world, page)),
      connected_instagram_account: instagram(linkedInstagramOf(world, page)),
    },
  };
}

/** As it stands in `/me/accounts`: with what the person may do there. */
export function listedPageType(world: World, page: Page, caller: PersonalCaller): NodeType {
  const type = pageType(world, page, caller);
  return {
    ...type,
    defaults: ["access_token", "category", "category_list", "name", "id", "tasks"],
    fields: { ...type.fields, tasks: () => tasksOf(world, caller.person.id, page.id) },
  };
}

const picture = (world: World, id: string, asked: Field) => ({
  data: project(
    {
      name: "ProfilePictureSource",
      defaults: ["height", "is_silhouette", "url", "width"],
      fields: {
        height: () => 50,
        is_silhouette: () => false,
        url: () => pictureUrl(world, id),
        width: () => 50,
      },
    },
    asked.fields,
  ),
});

const instagramType = (world: World, profile: InstagramProfile): NodeType => ({
  name: "IGUser",
  defaults: ["id"],
  fields: {
    id: () => profile.id,
    username: () => profile.username,
    name: () => profile.name,
    profile_picture_url: () => pictureUrl(world, profile.id),
  },
});

/**
 * Undefined for a Page that was not ticked, or on which the person has no role (research/meta.md §1.6). From a long-lived user token it never expires, from
 * a short-lived one it ends with it (§1.4); it dies with the tokens of its day, so it shares their stamp.
 */
function pageTokenFor(world: World, page: Page, caller: PersonalCaller): string | undefined {
  if (caller.kind === "page") return caller.token;
  if (!isTicked(caller.grant, page.id)) return undefined;
  if (!tasksOf(world, caller.person.id, page.id)) return undefined;
  return issueToken(world.app, {
    personId: caller.person.id,
    pageId: page.id,
    issuedAt: caller.issuedAt,
    expiresAt: isLongLived(caller) ? 0 : caller.expiresAt,
    permissions: grantedPermissions(caller.grant),
  });
}

/** `GET /{page-id}`. */
export const readPage: Handler<PageNode> = (world, call, { page, caller }) => {
  if (caller.kind === "app") throw noSuchObject("GET", page.id);
  return project(pageType(world, page, caller), askedFields(call.params));
};
