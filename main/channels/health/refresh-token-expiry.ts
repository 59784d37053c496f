import type { Context } from "../context.ts";
import type { Records, UserRecord } from "../model.ts";
import { day, isoNow } from "../ports/clock.ts";
import type { TokenExpiry } from "../ports/facebook.ts";
import { userSecretName } from "../ports/secret-kinds.ts";
import { updateRecords } from "../records/update-records.ts";

/** Asks Facebook once a day when each user's login expires. Stops at the first failure. */
export function refreshTokenExpiries(context: Context, signal: AbortSignal): Promise<void> {
  return context.facebookMutex.run(async () => {
    const { records, clock } = context;
    for (const user of records.get().users.filter((each) => isDue(each, clock.now()))) {
      if (signal.aborted) return;
      const expiry = await readExpiry(context, user, signal);
      if (expiry === undefined) return;
      updateRecords(records, (current) => setExpiry(current, user, expiry, isoNow(clock)));
    }
  });
}

/** Also if the clock was set back since. */
function isDue({ expiryReadAt }: UserRecord, now: number): boolean {
  const age = now - Date.parse(expiryReadAt ?? "");
  return !(age >= 0 && age < day);
}

/** Returns undefined if the next user would fail as well. */
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
  // Apps of type Native or Desktop may never ask (docs/research/meta.md §1.3): no use retrying
  // today.
  return expiry.problem.responsible === "operator" ? {} : undefined;
}

/** Skips a user who logged in again meanwhile: the answer is about the old token. */
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
