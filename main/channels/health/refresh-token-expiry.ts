/** How long the users' logins live: asked once a day, and counted as the "1" of a check's 1 + ⌈N/50⌉ calls. */

import { type Context, isoNow, updateRecords } from "../context.ts";
import type { Records, UserRecord } from "../model.ts";
import type { TokenExpiry } from "../ports/facebook.ts";
import { userSecretName } from "../ports/secret-kinds.ts";

/** Milliseconds. */
const day = 24 * 60 * 60_000;

/** One call for each user who is due. What Facebook does not say now the next check asks again. */
export function refreshTokenExpiries(context: Context, signal: AbortSignal): Promise<void> {
  return context.facebookMutex.run(async () => {
    const { records, clock } = context;
    for (const user of records.get().users.filter((each) => isDue(each, clock.now()))) {
      if (signal.aborted) return;
      const life = await readOne(context, user, signal);
      if (life === undefined) return;
      updateRecords(records, (current) => withLife(current, user, life, isoNow(clock)));
    }
  });
}

/** Also where the clock was set back since. */
function isDue({ expiryReadAt }: UserRecord, now: number): boolean {
  const age = now - Date.parse(expiryReadAt ?? "");
  return !(age >= 0 && age < day);
}

/** Undefined: nobody answers at present, which would be the same with the next user. */
async function readOne(
  { keychain, facebook }: Context,
  user: UserRecord,
  signal: AbortSignal,
): Promise<TokenExpiry | undefined> {
  const token = await keychain.read(userSecretName(user.id));
  if (token.status === "locked" || token.status === "unavailable") return undefined;
  if (token.status !== "found") return {};
  const life = await facebook.readTokenExpiry(token.secret, signal);
  if (life.ok) return life.value;
  // An app of type Native or Desktop may never ask (`research/meta.md` §1.3): what the login told has to do.
  return life.problem.responsible === "operator" ? {} : undefined;
}

/** What was not told stays as it was. A user who logged in again meanwhile has a new token, of which this says nothing. */
const withLife = (records: Records, asked: UserRecord, life: TokenExpiry, at: string): Records => ({
  ...records,
  users: records.users.map((user) =>
    user === asked ? { ...user, ...life, expiryReadAt: at } : user,
  ),
});
