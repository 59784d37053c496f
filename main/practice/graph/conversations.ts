/** `GET /{page-id}/conversations` (research/meta.md §4): the call that shows whether messages can be read. */
import { z } from "zod";
import {
  badParameter,
  businessLimitReached,
  instagramAccessOff,
  instagramNotLinked,
  instagramNotProfessional,
  missingPermission,
  noSuitableRole,
  pageTokenNeeded,
} from "../errors.ts";
import type { Permission } from "../permissions.ts";
import type { Page } from "../seed.ts";
import { instagramStateOf, isGranted, mayReadMessages, type World } from "../state.ts";
import { askedFields, type NodeType, project } from "./fields.ts";
import { slicePage } from "./paging.ts";
import type { Caller, Handler, PageNode } from "./types.ts";

const platform = z.enum(["messenger", "instagram"]).default("messenger");
type Platform = z.output<typeof platform>;

/** research/meta.md §2.1. */
const needed: Record<Platform, readonly Permission[]> = {
  messenger: ["pages_messaging", "pages_manage_metadata", "pages_read_engagement"],
  instagram: ["instagram_basic", "instagram_manage_messages", "pages_manage_metadata"],
};

export const readConversations: Handler<PageNode> = (world, call, { page, caller }) => {
  const asked = platform.safeParse(call.params.get("platform") ?? undefined);
  if (!asked.success) throw badParameter("Param platform must be one of {messenger, instagram}");
  checkMayRead(world, page, caller, asked.data);
  const all = conversationsOf(page, asked.data);
  const edge = `${page.id}/conversations`;
  const { items, paging } = slicePage(world, call, edge, all, ({ id }) => id);
  const fields = askedFields(call.params);
  const data = items.map((item) => project(threadType(item, page, asked.data), fields));
  return { data, ...(paging === undefined ? {} : { paging }) };
};

function checkMayRead(world: World, page: Page, caller: Caller, asked: Platform): void {
  if (caller.kind !== "page") throw pageTokenNeeded();
  if (world.behaviour.limits === "business") {
    throw businessLimitReached(asked === "instagram" ? 80002 : 80006);
  }
  if (!mayReadMessages(world, caller.person.id, page.id)) throw noSuitableRole();
  const missing = needed[asked].find((permission) => !isGranted(caller.grant, permission, page.id));
  if (missing) throw missingPermission(missing);
  if (asked === "messenger") return;
  const state = instagramStateOf(world, page);
  if (state === "unlinked") throw instagramNotLinked();
  if (state === "personal") throw instagramNotProfessional();
  if (state === "closed") throw instagramAccessOff();
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

const conversationsOf = (page: Page, asked: Platform): readonly Conversation[] =>
  writers.map(({ name, snippet }, index) => ({
    id: `${asked === "instagram" ? "aWdfZAG06" : "t_"}${page.id}${index + 1}`,
    person: { id: `2480${page.id.slice(-11)}${index + 1}`, name },
    snippet,
    updated: `2026-11-2${2 - index}T09:3${index}:00+0000`,
    unread: index === 0 ? 1 : 0,
  }));

function threadType(item: Conversation, page: Page, asked: Platform): NodeType {
  return {
    name: "UnifiedThread",
    defaults: ["id", "link", "updated_time"],
    fields: {
      id: () => item.id,
      link: () => (asked === "messenger" ? `/${page.id}/inbox/${item.id}/` : undefined),
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
