/** The endpoints of a Page's webhook subscription (docs/research/meta.md §2.2). */
import {
  badParameter,
  businessLimitReached,
  missingPermission,
  noSuitableRole,
  pageTokenNeeded,
} from "../../errors.ts";
import { isGranted, mayReadMessages, type State, tasksOf } from "../../state.ts";
import { paginate } from "../paging.ts";
import type { Caller, Handler, PageCaller, PageNode } from "../types.ts";

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

/**
 * Any of these tasks lets a person manage subscriptions. Message fields also need a message task.
 */
const managingTasks: ReadonlySet<string> = new Set([
  "CREATE_CONTENT",
  "MANAGE",
  "MODERATE",
  "PROFILE_PLUS_CREATE_CONTENT",
  "PROFILE_PLUS_MANAGE",
  "PROFILE_PLUS_MODERATE",
  "PROFILE_PLUS_FULL_CONTROL",
]);

function requireManager(state: State, caller: Caller): PageCaller {
  if (caller.kind !== "page") throw pageTokenNeeded();
  if (state.failureModes.limits === "business") throw businessLimitReached(80001);
  for (const permission of ["pages_manage_metadata", "pages_show_list"] as const) {
    if (!isGranted(caller.grant, permission, caller.page.id)) throw missingPermission(permission);
  }
  const tasks = tasksOf(state, caller.person.id, caller.page.id) ?? [];
  if (!tasks.some((task) => managingTasks.has(task))) throw noSuitableRole();
  return caller;
}

/** `GET /{page-id}/subscribed_apps`. */
export const readSubscription: Handler<PageNode> = (state, call, { page, caller }) => {
  requireManager(state, caller);
  const fields = state.subscriptions.get(page.id);
  const { id, name } = state.app;
  const apps = fields ? [{ category: "Business", name, id, subscribed_fields: fields }] : [];
  const { items, paging } = paginate(state, call, `${page.id}/subscribed_apps`, apps);
  return { data: items, paging };
};

/** `POST /{page-id}/subscribed_apps` replaces the whole list of fields. */
export const subscribe: Handler<PageNode> = (state, call, { page, caller }) => {
  const { person, grant } = requireManager(state, caller);
  const fields = readFields(call.params);
  if (fields.some((field) => field.startsWith("messag"))) {
    if (!isGranted(grant, "pages_messaging", page.id)) throw missingPermission("pages_messaging");
    if (!mayReadMessages(state, person.id, page.id)) throw noSuitableRole();
  }
  state.subscriptions.set(page.id, fields);
  return { success: true };
};

/** `DELETE /{page-id}/subscribed_apps`. */
export const unsubscribe: Handler<PageNode> = (state, _call, { page, caller }) => {
  requireManager(state, caller);
  state.subscriptions.delete(page.id);
  return { success: true };
};

/** Reads a comma-separated list or a JSON array. */
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
