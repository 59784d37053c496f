import type { Context } from "../context.ts";
import type { UserRecord } from "../model.ts";
import { userSecretName } from "../ports/secret-kinds.ts";
import { completeRevocation } from "../records/disconnect-accounts.ts";
import { isOfOtherApp } from "../records/token-origin.ts";
import { updateRecords } from "../records/update-records.ts";
import { deletePendingSecrets } from "./delete-pending-secrets.ts";
import { unsubscribePages } from "./unsubscribe-pages.ts";

interface RevokeOptions {
  /** Called before each call to Facebook. Returns false to stop. */
  readonly mayContinue: () => boolean;
  readonly signal: AbortSignal;
}

/**
 * Unsubscribes Pages, then revokes the access of users without accounts. The order matters, because
 * revoking a user's access also ends the tokens of the user's Pages (docs/research/meta.md §2.3).
 * Work that Facebook does not confirm stays pending.
 */
export async function revokeAccess(context: Context, options: RevokeOptions): Promise<void> {
  await context.facebookMutex.run(async () => {
    const { unreadable, locked } = await unsubscribePages(context, options);
    if (!locked) await revokeUsers(context, options.mayContinue, unreadable);
  });
  await context.recordsMutex.run(() => deletePendingSecrets(context));
}

/**
 * Skips users of another Meta app, whose tokens the current app's secret cannot sign, and users
 * with a Page that is still waiting to be unsubscribed. Ignores the Pages in `unreadable`, because
 * they cannot be unsubscribed without their tokens, which the keychain failed to return.
 */
async function revokeUsers(
  context: Context,
  mayContinue: () => boolean,
  unreadable: ReadonlySet<string>,
): Promise<void> {
  const { records, facebook } = context;
  const { pendingUnsubscribes, pendingRevocations } = records.get();
  const waiting = new Set(
    pendingUnsubscribes
      .filter((page) => !unreadable.has(page.pageId) && !isOfOtherApp(page, facebook.appId))
      .map(({ userId }) => userId),
  );
  for (const user of pendingRevocations.filter((each) => !isOfOtherApp(each, facebook.appId))) {
    if (!mayContinue()) return;
    // The user may have logged in again while another user's access was being revoked.
    const isPending = records.get().pendingRevocations.some(({ id }) => id === user.id);
    if (!isPending || waiting.has(user.id) || !(await revokeUser(context, user))) continue;
    await context.recordsMutex.run(async () =>
      updateRecords(records, (current) => completeRevocation(current, user.id)),
    );
  }
}

async function revokeUser({ keychain, facebook }: Context, user: UserRecord): Promise<boolean> {
  const token = await keychain.read(userSecretName(user.id));
  // If the token is gone, count the access as revoked, because Pagekeeper can neither revoke the
  // access nor use it.
  if (token.status === "absent") return true;
  if (token.status !== "found") return false;
  return (await facebook.revoke({ id: user.id, token: token.secret })).ok;
}
