/** The records on disk: which accounts there are. No secret is ever in this file. */
import { z } from "zod";
import {
  channelTypes,
  healthStates,
  remedies,
  unconnectableReasons,
  warningDays,
} from "../../common/contract/accounts.ts";
import { remedyPlace } from "../channels/connect/unconnectable-pages.ts";
import { emptyRecords, metaPlaces, type Records, type SecretName } from "../channels/model.ts";
import type { RecordsPort, SalvagedRecords } from "../channels/ports/records.ts";
import { openJsonFile, type QuarantinedFile } from "./json-file.ts";
import { salvageRecords } from "./salvage.ts";

const channel = z.enum(channelTypes);
const secretName = z.templateLiteral([z.enum(["page", "user", "app"]), ":", z.string().min(1)]);

const details = z.object({
  graphCode: z.number().exactOptional(),
  graphSubcode: z.number().exactOptional(),
  fbtraceId: z.string().exactOptional(),
  facebookSays: z.string().exactOptional(),
});

/** In a browser a click follows it wherever it leads, so a file that was tampered with must not decide where that is. */
const link = z.object({
  place: z.enum(metaPlaces),
  url: z.url({ protocol: /^https$/, hostname: /^([a-z]+\.)?(facebook|instagram)\.com$/ }),
});

const health = z.object({
  state: z.enum(healthStates),
  code: z.string().exactOptional(),
  checkedAt: z.iso.datetime(),
  remedy: z.enum(remedies).exactOptional(),
  link: link.exactOptional(),
  details: details.exactOptional(),
});

const account = z.object({
  id: z.string().min(1),
  channel,
  pageId: z.string().min(1),
  name: z.string(),
  pictureUrl: z.string().optional(),
  instagram: z.object({ id: z.string(), username: z.string() }).optional(),
  userId: z.string().min(1),
  connectedAt: z.iso.datetime(),
  health,
  storedIn: z.enum(["keychain", "memory"]),
  subscription: z
    .discriminatedUnion("state", [
      z.object({ state: z.literal("on") }),
      z.object({
        state: z.literal("failed"),
        code: z.string().default("webhook_refused"),
        details: details.exactOptional(),
      }),
    ])
    .optional(),
});

const user = z.object({
  id: z.string().min(1),
  name: z.string(),
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

const unconnectable = z.object({
  channel,
  pageId: z.string().min(1),
  name: z.string(),
  reason: z.enum(unconnectableReasons),
  connectedBy: z.string().exactOptional(),
  link: link.exactOptional(),
});

const permissionGap = z.object({
  channel,
  userId: z.string().min(1),
  userName: z.string(),
  missing: z.array(
    z.object({
      permission: z.string(),
      status: z.enum(["declined", "expired", "absent"]),
    }),
  ),
  askAgain: z.boolean(),
});

const pendingUnsubscribe = z.object({
  pageId: z.string().min(1),
  name: z.string(),
  userId: z.string().min(1),
  reason: z.enum(["disconnected", "webhooks-off"]),
});

const schema: z.ZodType<Records> = z.object({
  accounts: z.array(account),
  users: z.array(user),
  unconnectable: z.array(unconnectable),
  // Files of earlier versions have no permissionGaps, no unsubscribing and no webhooks.
  permissionGaps: z.array(permissionGap).default([]),
  pendingWrites: z.array(secretName as z.ZodType<SecretName>),
  pendingDeletes: z.array(secretName as z.ZodType<SecretName>),
  pendingRevocations: z.array(user),
  pendingUnsubscribes: z.array(pendingUnsubscribe).default([]),
  webhooks: z.boolean().default(false),
});

/**
 * Version 1 kept what it said in words beside what it knew. The schema leaves the words out; only links have to be put
 * right, which had a label for their place: of a health the next check finds it anew, of a Page its reason tells it.
 */
function withoutWords(data: unknown): unknown {
  const parsed = version1.safeParse(data);
  if (!parsed.success) return data;
  const { accounts, unconnectable, ...rest } = parsed.data;
  return {
    ...rest,
    accounts: accounts.map(({ health: { link: _, ...health }, ...account }) => ({
      ...account,
      health,
    })),
    unconnectable: unconnectable.map(({ link: old, ...page }) => {
      const place = remedyPlace(page.reason);
      return { ...page, ...(old && place && { link: { place, url: old.url } }) };
    }),
  };
}

const version1 = z.looseObject({
  accounts: z.array(z.looseObject({ health: z.looseObject({ link: z.unknown().optional() }) })),
  unconnectable: z.array(
    z.looseObject({
      reason: z.enum(unconnectableReasons),
      link: z.object({ url: z.string() }).optional(),
    }),
  ),
});

export interface RecordsFile extends RecordsPort {
  readonly quarantined?: QuarantinedFile;
  /** What files tell that were kept aside, in this run or an earlier one. */
  salvage(): SalvagedRecords;
}

/** Practice accounts have a file of their own, as they have a keychain service of their own (DESIGN.md §6). */
export function openRecords(options: {
  readonly folder: string;
  readonly practice: boolean;
  readonly now: () => number;
}): RecordsFile {
  const name = options.practice ? "practice-accounts" : "accounts";
  const file = openJsonFile({
    folder: options.folder,
    name,
    version: 2,
    migrate: withoutWords,
    schema,
    empty: emptyRecords,
    now: options.now,
  });
  return {
    ...file,
    salvage: () => salvageRecords(options.folder, name),
  };
}
