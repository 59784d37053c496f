import type { Context } from "../context.ts";
import type { AccountRecord, Records, UserRecord } from "../model.ts";
import { day, isoNow } from "../ports/clock.ts";
import { type DetailsRequest, type LoginDetails, maxPagesPerDetails } from "../ports/facebook.ts";
import { userSecretName } from "../ports/secret-kinds.ts";
import { hasAccount } from "../records/accounts.ts";
import { applyPageDetails, isMoved } from "../records/page-details.ts";
import { activeAccounts } from "../records/pending-disconnects.ts";
import { isOfOtherApp } from "../records/token-origin.ts";
import { updateRecords } from "../records/update-records.ts";

/**
 * Reads, in one call for each user and at most once a day, the expiry dates of the user's login and
 * the current names and pictures. Stops at the first failure.
 */
export function refreshDetails(context: Context, signal: AbortSignal): Promise<void> {
  return context.facebookMutex.run(async () => {
    const { records, clock, facebook, events } = context;
    const accounts = activeAccounts(records.get());
    const due = records
      .get()
      .users.filter(
        (user) =>
          isDue(user, clock.now()) &&
          !isOfOtherApp(user, facebook.appId) &&
          hasAccount(accounts, user.id),
      );
    for (const user of due) {
      if (signal.aborted) return;
      const details = await readDetails(context, user, signal);
      if (details === undefined || signal.aborted) return;
      const { accounts } = records.get();
      updateRecords(records, (current) => setDetails(current, user, details, isoNow(clock)));
      const moved = new Set(accounts.filter(isMoved).map(({ id }) => id));
      const repaired = records
        .get()
        .accounts.filter((each) => moved.has(each.id) && !isMoved(each));
      events.emit("recheck-needed", new Set(repaired.map(({ id }) => id)));
    }
  });
}

/**
 * True if the user's details were not read within the last day. Also true if the clock was set back
 * since they were read.
 */
function isDue({ expiryReadAt }: UserRecord, now: number): boolean {
  const age = now - Date.parse(expiryReadAt ?? "");
  return !(age >= 0 && age < day);
}

const nothing: LoginDetails = { expiry: {}, pages: [] };

/** Returns undefined after a failure that would affect the other users as well. */
async function readDetails(
  { keychain, facebook, records, clock }: Context,
  user: UserRecord,
  signal: AbortSignal,
): Promise<LoginDetails | undefined> {
  const token = await keychain.read(userSecretName(user.id));
  if (token.status === "locked" || token.status === "unavailable") return undefined;
  if (token.status !== "found") return nothing;
  const accounts = activeAccounts(records.get()).filter(({ userId }) => userId === user.id);
  const pages = pagesToRead(accounts, clock.now());
  const details = await facebook.readDetails(
    { user: { id: user.id, token: token.secret }, pages },
    signal,
  );
  if (details.ok) return details.value;
  // Facebook always refuses this call to apps of type Native or Desktop (docs/research/meta.md
  // §1.3). Treat the refusal as an answer, so that we don't ask again today.
  return details.problem.responsible === "operator" ? nothing : undefined;
}

/**
 * Returns the Pages of the accounts that work, because a Page that Facebook does not show would
 * fail the whole call. Also returns those whose Instagram account has moved, because it may come
 * back. If there are too many Pages for one call, each day reads another part.
 */
function pagesToRead(accounts: readonly AccountRecord[], now: number): DetailsRequest["pages"] {
  const readable = accounts.filter((each) => each.health.state === "works" || isMoved(each));
  const pages = [...Map.groupBy(readable, ({ pageId }) => pageId)].map(([id, ofPage]) => ({
    id,
    instagram: ofPage.some(({ channel }) => channel === "instagram"),
  }));
  const parts = Math.max(1, Math.ceil(pages.length / maxPagesPerDetails));
  const start = (Math.floor(now / day) % parts) * maxPagesPerDetails;
  return pages.slice(start, start + maxPagesPerDetails);
}

/**
 * Saves a user's details. Skips a user who has logged in again in the meantime, because the expiry
 * dates belong to the old token.
 */
function setDetails(
  records: Records,
  asked: UserRecord,
  { expiry, userName, pages }: LoginDetails,
  at: string,
): Records {
  if (!records.users.includes(asked)) return records;
  const name = userName ?? asked.name;
  const next = applyPageDetails(records, asked.id, pages, at);
  return {
    ...next,
    users: next.users.map((user) =>
      user === asked ? { ...user, ...expiry, name, expiryReadAt: at } : user,
    ),
    permissionGaps: next.permissionGaps.map((gap) =>
      gap.userId === asked.id ? { ...gap, userName: name } : gap,
    ),
    unconnectable: next.unconnectable.map((page) =>
      page.userId === asked.id ? { ...page, userName: name } : page,
    ),
  };
}
