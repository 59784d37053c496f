import { z } from "zod";
import {
  badParameter,
  businessBlocked,
  businessLimitReached,
  instagramAccessOff,
  instagramNotLinked,
  instagramNotProfessional,
  missingPermission,
  noSuitableRole,
  pageRestricted,
  pageTokenNeeded,
} from "../../errors.ts";
import type { Permission } from "../../permissions.ts";
import type { InstagramState, Page } from "../../seed.ts";
import { instagramStateOf, isGranted, mayReadMessages, type State } from "../../state.ts";
import { type NodeType, requestedFields, selectFields } from "../fields.ts";
import { paginate } from "../paging.ts";
import type { Caller, Handler, PageNode } from "../types.ts";

const platforms = z.enum(["messenger", "instagram"]).default("messenger");
type Platform = z.output<typeof platforms>;

/** The permissions for reading messages (docs/research/meta.md §2.1). */
const requiredPermissions: Record<Platform, readonly Permission[]> = {
  messenger: ["pages_messaging", "pages_manage_metadata", "pages_read_engagement"],
  instagram: ["instagram_basic", "instagram_manage_messages", "pages_manage_metadata"],
};

/** `GET /{page-id}/conversations` (docs/research/meta.md §4). */
export const readConversations: Handler<PageNode> = (state, call, { page, caller }) => {
  const parsed = platforms.safeParse(call.params.get("platform") ?? undefined);
  if (!parsed.success) throw badParameter("Param platform must be one of {messenger, instagram}");
  const platform = parsed.data;
  requireAccess(state, page, caller, platform);
  const all = conversationsOf(page, platform);
  const { items, paging } = paginate(state, call, `${page.id}/conversations`, all);
  const fields = requestedFields(call.params);
  return {
    data: items.map((item) => selectFields(threadType(item, page, platform), fields)),
    paging,
  };
};

function requireAccess(state: State, page: Page, caller: Caller, platform: Platform): void {
  if (caller.kind !== "page") throw pageTokenNeeded();
  if (state.failureModes.limits === "business") {
    throw businessLimitReached(platform === "instagram" ? 80002 : 80006);
  }
  const restriction = state.restrictions.get(page.id);
  if (restriction === "page") throw pageRestricted();
  if (restriction === "business") throw businessBlocked();
  if (!mayReadMessages(state, caller.person.id, page.id)) throw noSuitableRole();
  const missing = requiredPermissions[platform].find(
    (permission) => !isGranted(caller.grant, permission, page.id),
  );
  if (missing) throw missingPermission(missing);
  if (platform === "instagram") requireInstagram(instagramStateOf(state, page));
}

function requireInstagram(instagram: InstagramState): void {
  if (instagram === "unlinked") throw instagramNotLinked();
  if (instagram === "personal") throw instagramNotProfessional();
  if (instagram === "closed") throw instagramAccessOff();
}

interface Conversation {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly snippet: string;
  readonly updated: string;
  readonly unread: number;
}

const writers = [
  { name: "Robin Ashby", snippet: "Are you open on Sunday?" },
  { name: "Mira Lindqvist", snippet: "Thank you, see you then!" },
  { name: "Jonas Adeyemi", snippet: "Could I change my order?" },
];

const conversationsOf = (page: Page, platform: Platform): readonly Conversation[] =>
  writers.map(({ name, snippet }, index) => ({
    id: `${platform === "instagram" ? "aWdfZAG06" : "t_"}${page.id}${index + 1}`,
    person: { id: `2480${page.id.slice(-11)}${index + 1}`, name },
    snippet,
    updated: `2026-11-2${2 - index}T09:3${index}:00+0000`,
    unread: index === 0 ? 1 : 0,
  }));

function threadType(item: Conversation, page: Page, platform: Platform): NodeType {
  return {
    name: "UnifiedThread",
    defaults: ["id", "link", "updated_time"],
    fields: {
      id: () => item.id,
      link: () => (platform === "messenger" ? `/${page.id}/inbox/${item.id}/` : undefined),
      updated_time: () => item.updated,
      snippet: () => item.snippet,
      unread_count: () => item.unread,
      message_count: () => 4,
      can_reply: () => true,
      is_owner: () => true,
      participants: () => ({ data: [item.person, { id: page.id, name: page.name }] }),
    },
  };
}
