import { type Context, updateRecords } from "../context.ts";
import type { PendingUnsubscribe, UserRecord } from "../model.ts";
import { readPageTokens } from "../page-tokens.ts";
import { maxPagesPerCall } from "../ports/facebook.ts";
import { userSecretName } from "../ports/secret-kinds.ts";
import { completeRevocation } from "../records/accounts.ts";
import { completeUnsubscribes } from "../records/subscriptions.ts";
import { deletePendingSecrets } from "./pending-deletions.ts";

interface RevokeOptions {
  /** Asked before each step. */
  readonly mayContinue: () => boolean;
  readonly signal: AbortSignal;
}

/**
 * Ends pending subscriptions, then revokes the access of users without accounts. In this order,
 * because revoking a user's access ends their Page tokens as well (docs/research/meta.md §2.3).
 * What Facebook does not confirm stays pending.
 */
export async function revokeAccess(context: Context, options: RevokeOptions): Promise<void> {
  await context.facebookMutex.run(async () => {
    const { unreadable, locked } = await unsubscribePages(context, options);
    if (!locked) await revokeUsers(context, options, unreadable);
  });
  await context.recordsMutex.run(() => deletePendingSecrets(context));
}

interface Unsubscribed {
  /** Pages whose token the keychain did not return. */
  readonly unreadable: ReadonlySet<string>;
  readonly locked: boolean;
}

async function unsubscribePages(
  context: Context,
  { mayContinue, signal }: RevokeOptions,
): Promise<Unsubscribed> {
  const unreadable = new Set<string>();
  const pages = context.records.get().pendingUnsubscribes;
  for (let start = 0; start < pages.length && mayContinue(); start += maxPagesPerCall) {
    const batch = pages.slice(start, start + maxPagesPerCall);
    const result = await unsubscribeBatch(context, batch, signal);
    for (const pageId of result.unreadable) unreadable.add(pageId);
    if (result.ended.size > 0) {
      await context.recordsMutex.run(async () =>
        updateRecords(context.records, (current) => completeUnsubscribes(current, result.ended)),
      );
    }
    if (result.locked) return { unreadable, locked: true };
    if (result.stopped) break;
  }
  return { unreadable, locked: false };
}

async function unsubscribeBatch(
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
    // Without its token a Page cannot be unsubscribed from here.
    ended: new Set([...missing, ...confirmed]),
    unreadable,
    locked,
    /** Facebook confirmed nothing, so the next batch would fail as well. */
    stopped: results.length > 0 && confirmed.length === 0,
  };
}

/** Skips users whose Pages still have to be unsubscribed, but not because of Pages whose token is `unreadable`. */
async function revokeUsers(
  context: Context,
  { mayContinue }: RevokeOptions,
  unreadable: ReadonlySet<string>,
): Promise<void> {
  const { records } = context;
  const { pendingUnsubscribes, pendingRevocations } = records.get();
  const waiting = new Set(
    pendingUnsubscribes.filter(({ pageId }) => !unreadable.has(pageId)).map(({ userId }) => userId),
  );
  for (const user of pendingRevocations) {
    if (!mayContinue()) return;
    // The user may have logged in again while another one was being revoked.
    const isPending = records.get().pendingRevocations.some(({ id }) => id === user.id);
    if (!isPending || waiting.has(user.id) || !(await revokeUser(context, user))) continue;
    await context.recordsMutex.run(async () =>
      updateRecords(records, (current) => completeRevocation(current, user.id)),
    );
  }
}

async function revokeUser({ keychain, facebook }: Context, user: UserRecord): Promise<boolean> {
  const token = await keychain.read(userSecretName(user.id));
  // Without the token, access can neither be revoked nor used from here.
  if (token.status === "absent") return true;
  if (token.status !== "found") return false;
  return (await facebook.revoke({ id: user.id, token: token.secret })).ok;
}
