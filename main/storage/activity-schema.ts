import { z } from "zod";
import {
  channelTypes,
  healthStates,
  unconnectableReasons,
} from "../../common/contract/accounts.ts";
import { permissionNames } from "../channels/permissions.ts";
import type { ActivityRecord } from "../channels/ports/activity.ts";

const channel = z.enum(channelTypes);
const count = z.int().nonnegative();
const account = z.object({ id: z.string().min(1), channel, name: z.string() });
const accounts = z.array(account);

const entry = z.object({ id: z.string().min(1), at: z.iso.datetime() });
const login = entry.extend({ channel, userName: z.string() });

const scope = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("all") }),
  z.object({ kind: z.literal("channel"), type: channel }),
  z.object({ kind: z.literal("account"), id: z.string().min(1) }),
]);

const disconnectedBy = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal(["window", "web-ui", "next-start"]) }),
  z.object({ kind: z.literal("web-app"), origin: z.string() }),
]);

export const activitySchema: z.ZodType<ActivityRecord> = z.discriminatedUnion("kind", [
  login.extend({ kind: z.literal("connected"), added: accounts, already: count }),
  login.extend({ kind: z.literal("left-out"), reason: z.enum(unconnectableReasons), accounts }),
  login.extend({
    kind: z.literal("permissions-declined"),
    permissions: z.array(z.enum(permissionNames)),
  }),
  entry.extend({ kind: z.literal("taken-over"), userName: z.string(), accounts }),
  entry.extend({
    kind: z.literal("checked"),
    scope,
    name: z.string().exactOptional(),
    checked: count,
    failing: count,
    ended: z.enum(["cancelled", "cut-short"]).exactOptional(),
  }),
  entry.extend({
    kind: z.literal("state"),
    account,
    from: z.enum(healthStates),
    to: z.enum(healthStates),
    code: z.string().exactOptional(),
  }),
  entry.extend({ kind: z.literal("disconnected"), accounts, by: disconnectedBy }),
  entry.extend({ kind: z.literal("undone"), accounts }),
  entry.extend({
    kind: z.literal("meta-app"),
    change: z.enum(["saved", "removed"]),
    appId: z.string().min(1),
    name: z.string().exactOptional(),
  }),
]);
