/** `/{page-id}/subscribed_apps` (research/meta.md §2.2): which events of a Page reach the app's webhook. */
import {
  badParameter,
  businessLimitReached,
  missingPermission,
  noSuitableRole,
  pageTokenNeeded,
} from "../errors.ts";
import { isGranted, mayReadMessages, tasksOf, type World } from "../state.ts";
import { slicePage } from "./paging.ts";
import type { Caller, Handler, PageNode } from "./types.ts";

const fieldNames: ReadonlySet<string> = new Set([
  "feed",
  "message_deliveries",
  "message_echoes",
  "message_edits",
  "message_reactions",
  "message_reads",
  "messages",
  "messaging_handovers",
  "messaging_optins",
  "messaging_policy_enforcement",
  "messaging_postbacks",
  "messaging_referrals",
  "standby",
]);

/** Tasks that may manage subscriptions; message fields need a message task besides. */
const managingTasks: ReadonlySet<string> = new Set([
  "CREATE_CONTENT",
  "MANAGE",
  "MODERATE",
  "PROFILE_PLUS_CREATE_CONTENT",
  "PROFILE_PLUS_MANAGE",
  "PROFILE_PLUS_MODERATE",
  "PROFILE_PLUS_FULL_CONTROL",
]);

type PageCaller = Extract<Caller, { kind: "page" }>;

function mayManage(world: World, caller: Caller): PageCaller {
  if (caller.kind !== "page") throw pageTokenNeeded();
  if (world.behaviour.limits === "business") throw businessLimitReached(80001);
  for (const permission of ["pages_manage_metadata", "pages_show_list"] as const) {
    if (!isGranted(caller.grant, permission, caller.page.id)) throw missingPermission(permission);
  }
  const tasks = tasksOf(world, caller.person.id, caller.page.id) ?? [];
  if (!tasks.some((task) => managingTasks.has(task))) throw noSuitableRole();
  return caller;
}

export const readSubscriptions: Handler<PageNode> = (world, call, { page, caller }) => {
  mayManage(world, caller);
  const fields = world.subscriptions.get(page.id);
  const { id, name } = world.app;
  const apps = fields ? [{ category: "Business", name, id, subscribed_fields: fields }] : [];
  const edge = `${page.id}/subscribed_apps`;
  const { items, paging } = slicePage(world, call, edge, apps, (app) => app.id);
  return { data: items, ...(paging === undefined ? {} : { paging }) };
};

/** Replaces the whole list of fields; nothing is added to what was there. */
export const subscribe: Handler<PageNode> = (world, call, { page, caller }) => {
  const { person, grant } = mayManage(world, caller);
  const fields = readFields(call.params);
  if (fields.some((field) => field.startsWith("messag"))) {
    if (!isGranted(grant, "pages_messaging", page.id)) throw missingPermission("pages_messaging");
    if (!mayReadMessages(world, person.id, page.id)) throw noSuitableRole();
  }
  world.subscriptions.set(page.id, fields);
  return { success: true };
};

export const unsubscribe: Handler<PageNode> = (world, _call, { page, caller }) => {
  mayManage(world, caller);
  world.subscriptions.delete(page.id);
  return { success: true };
};

/** A comma-separated list, or a JSON array. */
function readFields(params: URLSearchParams): readonly string[] {
  const text = params.get("subscribed_fields")?.trim();
  if (!text) throw badParameter("The parameter subscribed_fields is required");
  const names = text.replace(/^\[|\]$|"/g, "").split(",");
  const fields = names.map((name) => name.trim());
  const unknown = fields.findIndex((field) => !fieldNames.has(field));
  if (unknown >= 0) {
    const known = [...fieldNames].join(", ");
    throw badParameter(`Param subscribed_fields[${unknown}] must be one of {${known}}`);
  }
  return [...new Set(fields)];
}
