import { z } from "zod";
import {
  channelTypes,
  healthStates,
  remedies,
  unconnectableReasons,
  warningDays,
} from "../../common/contract/accounts.ts";
import { emptyRecords, maxTokenItems, metaPlaces, type Records } from "../channels/model.ts";
import { permissionNames } from "../channels/permissions.ts";
import type { RecordsPort, SalvagedRecords } from "../channels/ports/records.ts";
import { type SecretName, secretKinds } from "../channels/ports/secret-kinds.ts";
import { openJsonFile, type QuarantinedFile } from "./json-file.ts";
import { salvageRecords } from "./salvage.ts";

const channel = z.enum(channelTypes);
const secretName = z.templateLiteral([z.enum(secretKinds), ":", z.string().min(1)]);

const details = z.object({
  graphCode: z.number().exactOptional(),
  graphSubcode: z.number().exactOptional(),
  fbtraceId: z.string().exactOptional(),
  facebookSays: z.string().exactOptional(),
});

/**
 * Accepts only https links to Meta, because the web UI opens links unchecked and somebody may have
 * edited the file.
 */
const link = z.object({
  place: z.enum(metaPlaces),
  url: z.url({ protocol: /^https$/, hostname: /^([a-z]+\.)?(facebook|instagram)\.com$/ }),
});

const help = {
  remedy: z.enum(remedies).exactOptional(),
  link: link.exactOptional(),
  details: details.exactOptional(),
};

const health = z.object({
  state: z.enum(healthStates),
  code: z.string().exactOptional(),
  checkedAt: z.iso.datetime(),
  ...help,
  refusal: z.object({ code: z.string(), since: z.iso.datetime(), ...help }).exactOptional(),
});

const appId = z.string().min(1).optional();
const reported = z.literal(true).optional();

const account = z.object({
  id: z.string().min(1),
  channel,
  pageId: z.string().min(1),
  name: z.string(),
  pictureUrl: z.string().optional(),
  instagram: z.object({ id: z.string(), username: z.string() }).optional(),
  userId: z.string().min(1),
  appId,
  connectedAt: z.iso.datetime(),
  health,
  storedIn: z.enum(["keychain", "memory"]),
  subscription: z
    .discriminatedUnion("state", [
      z.object({ state: z.literal("on") }),
      z.object({
        state: z.literal("failed"),
        code: z.string(),
        details: details.exactOptional(),
      }),
    ])
    .optional(),
  disconnecting: z.object({ id: z.string().min(1), until: z.iso.datetime() }).optional(),
});

const user = z.object({
  id: z.string().min(1),
  name: z.string(),
  appId,
  tokenExpiresAt: z.iso.datetime().optional(),
  dataAccessExpiresAt: z.iso.datetime().optional(),
  expiryReadAt: z.iso.datetime().optional(),
  warned: z
    .object({
      what: z.enum(["login", "data-access"]),
      at: z.iso.datetime(),
      days: z.literal(warningDays),
    })
    .optional(),
});

const unconnectablePage = z.object({
  channel,
  pageId: z.string().min(1),
  name: z.string(),
  userId: z.string().min(1),
  userName: z.string(),
  link: link.exactOptional(),
});
const unconnectable = z.discriminatedUnion("reason", [
  unconnectablePage.extend({
    reason: z.enum(unconnectableReasons).exclude(["connected-by-another"]),
  }),
  unconnectablePage.extend({
    reason: z.literal("connected-by-another"),
    connectedBy: z.string(),
  }),
]);

/**
 * Drops entries that it does not understand, such as those of a build that did not note the person.
 * The next login finds these Pages again.
 */
const unconnectableList = z
  .array(unconnectable.nullable().catch(null))
  .transform((pages) => pages.filter((page) => page !== null));

const permissionGap = z.object({
  channel,
  userId: z.string().min(1),
  userName: z.string(),
  missing: z.array(
    z.object({
      permission: z.enum(permissionNames),
      status: z.enum(["declined", "expired", "absent"]),
    }),
  ),
  askAgain: z.boolean(),
});

const pendingUnsubscribe = z.object({
  pageId: z.string().min(1),
  name: z.string(),
  userId: z.string().min(1),
  appId,
  reported,
  reason: z.enum(["disconnected", "webhooks-off"]),
});

const schema: z.ZodType<Records> = z.object({
  accounts: z.array(account),
  users: z.array(user),
  unconnectable: unconnectableList,
  permissionGaps: z.array(permissionGap),
  pendingWrites: z.array(secretName as z.ZodType<SecretName>),
  pendingDeletes: z.array(secretName as z.ZodType<SecretName>),
  // The keychain also finds items beyond this number, unless one in the middle is missing.
  tokenItems: z.int().nonnegative().max(maxTokenItems).catch(0),
  pendingRevocations: z.array(user.extend({ reported })),
  pendingUnsubscribes: z.array(pendingUnsubscribe),
  webhooks: z.boolean(),
});

export interface RecordsFile extends RecordsPort {
  readonly quarantined?: QuarantinedFile;
  /**
   * Finds users and secret names in all quarantined files, not just in the one found at startup.
   */
  salvage(): SalvagedRecords;
}

/**
 * Opens the file of the records. Practice accounts have a separate file, and their secrets have a
 * separate keychain service.
 */
export function openRecords(options: {
  readonly folder: string;
  readonly practice: boolean;
  readonly now: () => number;
}): RecordsFile {
  const name = options.practice ? "practice-accounts" : "accounts";
  const file = openJsonFile({
    folder: options.folder,
    name,
    version: 1,
    schema,
    empty: emptyRecords,
    now: options.now,
  });
  return {
    ...file,
    salvage: () => salvageRecords(options.folder, name),
  };
}
