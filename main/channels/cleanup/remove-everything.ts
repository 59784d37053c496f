/**
 * Ends and forgets all that is connected. Every step leaves records that the next start goes on from: what Facebook has
 * not confirmed is retried as after any disconnect, and a secret that is still there has its tombstone.
 */
import { type Context, updateRecords } from "../context.ts";
import type { Clock } from "../ports/clock.ts";
import { wipeRecords } from "../records/wipe.ts";
import { deletePendingSecrets } from "./pending-deletions.ts";

/** Milliseconds that Facebook has to confirm all ends: a few hundred Pages take seconds. */
const facebookLimit = 30_000;

/** Resolves when `ended` does, but no later than a person will wait for Facebook. */
export async function withinLimit(clock: Clock, ended: Promise<unknown>): Promise<void> {
  const limit = Promise.withResolvers<void>();
  const cancel = clock.after(facebookLimit, limit.resolve);
  await Promise.race([ended, limit.promise]).finally(cancel);
}

/** Forgets what is recorded, whatever Facebook confirmed, and removes its secrets; how many of them are still there. */
export async function wipe(context: Pick<Context, "records" | "keychain">): Promise<number> {
  updateRecords(context.records, wipeRecords);
  await deletePendingSecrets(context);
  return context.records.get().pendingDeletes.length;
}
