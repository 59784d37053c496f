/** Functions on the names, pictures and Instagram accounts of connected Pages. */
import type { AccountRecord, HealthRecord, Records } from "../model.ts";
import type { PageDetails } from "../ports/facebook.ts";
import type { LocalHealthCode } from "../problem-codes.ts";
import { healthyAt } from "./accounts.ts";

type Instagram = NonNullable<AccountRecord["instagram"]>;

const movedCode: LocalHealthCode = "instagram_moved";

/** Returns whether the account's Instagram account is now connected with another Page. */
export const isMoved = ({ health }: Pick<AccountRecord, "health">): boolean =>
  health.code === movedCode;

/**
 * Returns the names of the Pages with which Instagram accounts are connected now, by the ids of the
 * accounts that they have moved away from.
 */
export function movedInstagramPages({ accounts }: Records): ReadonlyMap<string, string> {
  const moved = accounts.filter(isMoved);
  if (moved.length === 0) return new Map();
  const pages = new Map(
    accounts
      .filter((account) => !isMoved(account))
      .map(({ instagram, name }) => [instagram?.id, name] as const),
  );
  return new Map(
    moved.flatMap(({ id, instagram }) => {
      const page = instagram && pages.get(instagram.id);
      return page === undefined ? [] : [[id, page] as const];
    }),
  );
}

/**
 * Updates the accounts of these Pages, which `userId` connected, with what Facebook has just
 * returned. `at` is the current time in ISO 8601.
 */
export function applyPageDetails(
  records: Records,
  userId: string,
  pages: readonly PageDetails[],
  at: string,
): Records {
  if (pages.length === 0) return records;
  const found = new Map(pages.map((page) => [page.id, page]));
  const confirmed = new Set<string>();
  const accounts = records.accounts.map((account) => {
    const page = account.userId === userId ? found.get(account.pageId) : undefined;
    if (!page || account.disconnecting) return account;
    if (account.channel === "instagram" && page.instagram) confirmed.add(account.id);
    return withDetails(account, page, at);
  });
  return markMovedInstagram({ ...records, accounts }, confirmed, at);
}

/**
 * Marks the accounts whose Instagram account Facebook has just shown with another Page. `confirmed`
 * contains the ids of the accounts that Facebook has shown.
 */
export function markMovedInstagram(
  records: Records,
  confirmed: ReadonlySet<string>,
  at: string,
): Records {
  const linked = new Set(
    records.accounts.flatMap(({ id, instagram }) =>
      instagram && confirmed.has(id) ? [instagram.id] : [],
    ),
  );
  const hasMoved = ({ id, instagram }: AccountRecord) =>
    instagram !== undefined && linked.has(instagram.id) && !confirmed.has(id);
  if (!records.accounts.some(hasMoved)) return records;
  const health: HealthRecord = {
    state: "instagram-not-linked",
    code: movedCode,
    checkedAt: at,
    remedy: "disconnect",
  };
  return {
    ...records,
    accounts: records.accounts.map((account) =>
      hasMoved(account) ? { ...account, health } : account,
    ),
  };
}

/** Returns the account itself if nothing has changed. Keeps what Facebook did not return. */
function withDetails(account: AccountRecord, page: PageDetails, at: string): AccountRecord {
  const found = account.channel === "instagram" ? page.instagram : undefined;
  const next: AccountRecord = {
    ...account,
    // An id stands in for a name that Facebook did not return.
    name: page.name === page.id ? account.name : page.name,
    pictureUrl: found?.pictureUrl ?? page.pictureUrl ?? account.pictureUrl,
    instagram: found ? instagramOf(account, found) : account.instagram,
    health: found && isMoved(account) ? healthyAt(at) : account.health,
  };
  return isEqual(account, next) ? account : next;
}

function instagramOf({ instagram: old }: AccountRecord, found: Instagram): Instagram {
  const isUnnamed = found.username === found.id;
  return isUnnamed && old?.id === found.id ? old : { id: found.id, username: found.username };
}

const isEqual = (one: AccountRecord, other: AccountRecord): boolean =>
  one.name === other.name &&
  one.pictureUrl === other.pictureUrl &&
  one.instagram?.id === other.instagram?.id &&
  one.instagram?.username === other.instagram?.username &&
  one.health === other.health;
