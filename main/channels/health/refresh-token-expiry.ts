import type { Context } from "../context.ts";
import type { Records, UserRecord } from "../model.ts";
import { day, isoNow } from "../ports/clock.ts";
import type { TokenExpiry } from "../ports/facebook.ts";
import { userSecretName } from "../ports/secret-kinds.ts";
import { isOfOtherApp } from "../records/token-origin.ts";
import { updateRecords } from "../records/update-records.ts";

/** Asks Facebook for each user's expiry dates, at most once a day. Stops at the first failure. */
export function refreshTokenExpiries(context: Context, signal: AbortSignal): Promise<void> {
  return context.facebookMutex.run(async () => {
    const { records, clock, facebook } = context;
    const due = records
      .get()
      .users.filter((user) => isDue(user, clock.now()) && !isOfOtherApp(user, facebook.appId));
    for (const user of due) {
      if (signal.aborted) return;
      const expiry = await readExpiry(context, user, signal);
      if (expiry === undefined) return;
      updateRecords(records, (current) => setExpiry(current, user, expiry, isoNow(clock)));
    }
  });
}

/**
 * True if the user's expiry dates were not read within the last day. Also true if the clock was set
 * back since they were read.
 */
function isDue({ expiryReadAt }: UserRecord, now: number): boolean {
  const age = now - Date.parse(expiryReadAt ?? "");
  return !(age >= 0 && age < day);
}

/**
 * Asks Facebook for a user's expiry dates. Returns undefined after a failure that would affect the
 * other users as well.
 */
async function readExpiry(
  { keychain, facebook }: Context,
  user: UserRecord,
  signal: AbortSignal,
): Promise<TokenExpiry | undefined> {
  const token = await keychain.read(userSecretName(user.id));
  if (token.status === "locked" || token.status === "unavailable") return undefined;
  if (token.status !== "found") return {};
  const expiry = await facebook.readTokenExpiry(token.secret, signal);
  if (expiry.ok) return expiry.value;
  // Facebook always refuses this call to apps of type Native or Desktop (docs/research/meta.md
  // §1.3). Treat the refusal as an answer, so that we don't ask again today.
  return expiry.problem.responsible === "operator" ? {} : undefined;
}

/**
 * Saves a user's expiry dates. Skips a user who has logged in again in the meantime, because the
 * dates belong to the old token.
 */
const setExpiry = (
  records: Records,
  asked: UserRecord,
  expiry: TokenExpiry,
  at: string,
): Records => ({
  ...records,
  users: records.users.map((user) =>
    user === asked ? { ...user, ...expiry, expiryReadAt: at } : user,
  ),
});
