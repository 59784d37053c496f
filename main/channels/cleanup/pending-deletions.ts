/** What is still to be removed here or ended at Facebook, tried again until it is done (DESIGN.md §4.3, §4.6). */

import { type Context, isoNow, updateRecords } from "../context.ts";
import type { PendingUnsubscribe, UserRecord } from "../model.ts";
import { readPageTokens } from "../page-tokens.ts";
import { maxPagesPerCall } from "../ports/facebook.ts";
import { type SecretName, userSecretName } from "../ports/secret-kinds.ts";
import { completeRevocation, markUnsavedTokensLost } from "../records/accounts.ts";
import { completeDeletes, discardPendingWrites } from "../records/pending-secrets.ts";
import { completeUnsubscribes } from "../records/subscriptions.ts";

/** Removes every secret with a tombstone. A locked keychain stops it; the tombstones stay for the next time. */
export async function deletePendingSecrets({
  records,
  keychain,
}: Pick<Context, "records" | "keychain">): Promise<void> {
  const gone = new Set<SecretName>();
  for (const name of records.get().pendingDeletes) {
    const { status } = await keychain.remove(name);
    // One that is refused for a reason of its own must not keep those behind it.
    if (status === "locked") break;
    if (status === "removed") gone.add(name);
  }
  if (gone.size > 0) updateRecords(records, (current) => completeDeletes(current, gone));
}

export interface RevokeOptions {
  /** Asked before each thing that is ended at Facebook. */
  readonly mayGoOn: () => boolean;
  readonly signal: AbortSignal;
}

/**
 * Ends at Facebook what is over here: first the subscriptions of Pages, then the access of users who have no account
 * left, because a Page's token dies with it (`research/meta.md` §2.3). What Facebook does not confirm stays, and is
 * shown.
 */
export async function revokeAccess(context: Context, ending: RevokeOptions): Promise<void> {
  await context.facebookMutex.run(async () => {
    const { unreadable, locked } = await unsubscribePages(context, ending);
    if (!locked) await revokeIdleUsers(context, ending, unreadable);
  });
  await context.recordsMutex.run(() => deletePendingSecrets(context));
}

interface Unsubscribed {
  /** Pages whose token the keychain does not give: they hold up nobody. */
  readonly unreadable: ReadonlySet<string>;
  readonly locked: boolean;
}

async function unsubscribePages(context: Context, ending: RevokeOptions): Promise<Unsubscribed> {
  const unreadable = new Set<string>();
  const pages = context.records.get().pendingUnsubscribes;
  for (let start = 0; start < pages.length; start += maxPagesPerCall) {
    if (!ending.mayGoOn()) break;
    const some = pages.slice(start, start + maxPagesPerCall);
    const {
      ended,
      unreadable: notRead,
      locked,
      stopped,
    } = await unsubscribeSome(context, some, ending.signal);
    for (const pageId of notRead) unreadable.add(pageId);
    if (ended.size > 0) {
      await context.recordsMutex.run(async () =>
        updateRecords(context.records, (current) => completeUnsubscribes(current, ended)),
      );
    }
    if (locked) return { unreadable, locked };
    if (stopped) break;
  }
  return { unreadable, locked: false };
}

async function unsubscribeSome(
  { keychain, facebook }: Context,
  pages: readonly PendingUnsubscribe[],
  signal: AbortSignal,
) {
  const { tokens, missing, unreadable, locked } = await readPageTokens(
    keychain,
    pages.map(({ pageId }) => pageId),
  );
  const results = tokens.length > 0 ? await facebook.unsubscribe(tokens, signal) : [];
  const confirmed = results.filter(({ result }) => result.ok).map(({ pageId }) => pageId);
  return {
    // Without the token there is nothing to ask with.
    ended: new Set([...missing, ...confirmed]),
    unreadable,
    locked,
    /** Facebook confirms nothing at present: those behind need not be asked. */
    stopped: results.length > 0 && confirmed.length === 0,
  };
}

/** A user waits for the subscriptions of their Pages to end, but not for those whose token is `unreadable`. */
async function revokeIdleUsers(
  context: Context,
  { mayGoOn }: RevokeOptions,
  unreadable: ReadonlySet<string>,
): Promise<void> {
  const waiting = new Set(
    context.records
      .get()
      .pendingUnsubscribes.filter(({ pageId }) => !unreadable.has(pageId))
      .map(({ userId }) => userId),
  );
  for (const user of context.records.get().pendingRevocations) {
    if (!mayGoOn()) return;
    // Who has logged in again while another one's end was under way, is there no more.
    const isOver = context.records.get().pendingRevocations.some(({ id }) => id === user.id);
    if (!isOver || waiting.has(user.id) || !(await revokeOne(context, user))) continue;
    await context.recordsMutex.run(async () =>
      updateRecords(context.records, (current) => completeRevocation(current, user.id)),
    );
  }
}

async function revokeOne({ keychain, facebook }: Context, user: UserRecord): Promise<boolean> {
  const token = await keychain.read(userSecretName(user.id));
  // Without the token there is nothing to revoke with; what it opened can no longer be used from here.
  if (token.status === "absent") return true;
  if (token.status !== "found") return false;
  return (await facebook.revoke({ id: user.id, token: token.secret })).ok;
}

/** At the start: undoes what a crash left half written, and finishes what was to be removed. */
export async function recoverFromLastRun(context: Context): Promise<void> {
  const { records, clock } = context;
  if (records.get().pendingWrites.length > 0) updateRecords(records, discardPendingWrites);
  updateRecords(records, (current) => markUnsavedTokensLost(current, isoNow(clock)));
  await deletePendingSecrets(context);
}
