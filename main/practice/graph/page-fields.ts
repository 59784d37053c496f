import { pictureUrl } from "../pictures.ts";
import type { InstagramProfile, Page } from "../seed.ts";
import {
  grantedPermissions,
  instagramOf,
  isGranted,
  isPageSelected,
  linkedInstagramOf,
  type State,
  tasksOf,
} from "../state.ts";
import { isLongLived, issueToken } from "../tokens.ts";
import { type Field, type NodeType, selectFields } from "./fields.ts";
import type { Caller } from "./types.ts";

type PersonalCaller = Exclude<Caller, { kind: "app" }>;

export function pageType(state: State, page: Page, caller: PersonalCaller): NodeType {
  const seesInstagram = isGranted(caller.grant, "instagram_basic", page.id);
  const instagram = (profile: InstagramProfile | undefined) => (field: Field) =>
    profile && seesInstagram
      ? selectFields(instagramType(state, profile), field.fields)
      : undefined;
  return {
    name: "Page",
    defaults: ["name", "id"],
    fields: {
      id: () => page.id,
      name: () => page.name,
      category: () => page.category,
      category_list: () => [{ id: "2500", name: page.category }],
      link: () => `${state.origin}/${page.id}`,
      username: () => page.instagram?.username.replace(".", ""),
      access_token: () => pageTokenFor(state, page, caller),
      picture: (field) => (page.hasPicture ? picture(state, page.id, field) : undefined),
      instagram_business_account: instagram(instagramOf(state, page)),
      connected_instagram_account: instagram(linkedInstagramOf(state, page)),
    },
  };
}

/** Returns the fields of a Page in `/me/accounts`, which include the person's tasks. */
export function listedPageType(state: State, page: Page, caller: PersonalCaller): NodeType {
  const type = pageType(state, page, caller);
  return {
    ...type,
    defaults: ["access_token", "category", "category_list", "name", "id", "tasks"],
    fields: { ...type.fields, tasks: () => tasksOf(state, caller.person.id, page.id) },
  };
}

const picture = (state: State, id: string, field: Field) => ({
  data: selectFields(
    {
      name: "ProfilePictureSource",
      defaults: ["height", "is_silhouette", "url", "width"],
      fields: {
        height: () => 50,
        is_silhouette: () => false,
        url: () => pictureUrl(state, id),
        width: () => 50,
      },
    },
    field.fields,
  ),
});

const instagramType = (state: State, profile: InstagramProfile): NodeType => ({
  name: "IGUser",
  defaults: ["id"],
  fields: {
    id: () => profile.id,
    username: () => profile.username,
    name: () => profile.name,
    profile_picture_url: () => pictureUrl(state, profile.id),
  },
});

/**
 * Returns the person's token for a Page (docs/research/meta.md §1.6). Returns undefined if the Page
 * was not selected or the person has no role on it. A Page token from a long-lived user token never
 * expires. A Page token from a short-lived user token expires at the same time as the user token
 * (§1.4). A Page token has the same time of issue as its user token, so that a revocation
 * invalidates both.
 */
function pageTokenFor(state: State, page: Page, caller: PersonalCaller): string | undefined {
  if (caller.kind === "page") return caller.token;
  if (!isPageSelected(caller.grant, page.id)) return undefined;
  if (!tasksOf(state, caller.person.id, page.id)) return undefined;
  return issueToken(state.app, {
    personId: caller.person.id,
    pageId: page.id,
    issuedAt: caller.issuedAt,
    expiresAt: isLongLived(caller) ? 0 : caller.expiresAt,
    permissions: grantedPermissions(caller.grant),
  });
}
