/** What is still to be removed here or ended at Facebook, tried again until it is done (DESIGN.md §4.3, §4.6). */
import { type Context, isoNow, update } from "./context.ts";
import type { SecretName, UserRecord } from "./ports.ts";
import { abandonWriting, memoryLost, removed, revoked, userSecret } from "./records.ts";

/** Removes every secret with a tombstone. A locked keychain stops it; the tombstones stay for the next time. */
export async function sweep({ records, vault }: Context): Promise<void> {
  const gone = new Set<SecretName>();
  for (const name of records.get().removing) {
    const { status } = await vault.remove(name);
    // One that is refused for a reason of its own must not keep those behind it.
    if (status === "locked") break;
    if (status === "removed") gone.add(name);
  }
  if (gone.size > 0) update(records, (current) => removed(current, gone));
}

/**
 * Ends the access of users who have no account left. What Facebook does not confirm stays, and is shown.
 * `mayRevoke` is asked before each user.
 */
export async function revokeIdleUsers(context: Context, mayRevoke: () => boolean): Promise<void> {
  await context.talkInTurn(async () => {
    for (const user of context.records.get().revoking) {
      if (!mayRevoke()) return;
      if (!(await revokeOne(context, user))) continue;
      await context.inTurn(async () =>
        update(context.records, (current) => revoked(current, user.id)),
      );
    }
  });
  await context.inTurn(() => sweep(context));
}

async function revokeOne({ vault, facebook }: Context, user: UserRecord): Promise<boolean> {
  const token = await vault.read(userSecret(user.id));
  // Without the token there is nothing to revoke with; what it opened can no longer be used from here.
  if (token.status === "absent") return true;
  if (token.status !== "found") return false;
  return (await facebook.revoke({ id: user.id, token: token.secret })).ok;
}

/** At the start: undoes what a crash left half written, and finishes what was to be removed. */
export async function settle(context: Context): Promise<void> {
  const { records, clock } = context;
  if (records.get().writing.length > 0) update(records, abandonWriting);
  update(records, (current) => memoryLost(current, isoNow(clock)));
  await sweep(context);
}
