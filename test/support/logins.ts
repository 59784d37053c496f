import type { EligiblePage } from "../../main/channels/eligibility.ts";
import type { AccountRecord, Problem, UnconnectableRecord } from "../../main/channels/model.ts";
import type { ListedPage, Login } from "../../main/channels/ports/facebook.ts";

const allPermissions = [
  "pages_show_list",
  "pages_messaging",
  "pages_manage_metadata",
  "pages_read_engagement",
  "business_management",
  "instagram_basic",
  "instagram_manage_messages",
];

/**
 * Fake tokens contain the ids of their user and Page, so that a test fails if the code mixes up
 * tokens.
 */
export const userToken = (userId: string): string => `user-token-${userId}`;
export const pageToken = (userId: string, pageId: string): string =>
  `page-token-${userId}-${pageId}`;

/** Returns a Page that can be connected to both channels. */
export const page = (
  userId: string,
  id: string,
  change: Partial<ListedPage> = {},
): EligiblePage & ListedPage => ({
  id,
  name: `Page ${id}`,
  token: pageToken(userId, id),
  tasks: ["MESSAGING"],
  instagram: { id: `ig-${id}`, username: `page.${id}` },
  ...change,
});

/** Returns a Page that the user did not tick in Facebook's dialog. */
export const unticked = (userId: string, id: string): ListedPage => {
  const { token: _, ...rest } = page(userId, id);
  return rest;
};

export function loginOf(
  userId: string,
  pages: readonly (string | ListedPage)[],
  granted: readonly string[] = allPermissions,
): Login {
  return {
    user: { id: userId, name: `User ${userId}`, token: userToken(userId) },
    permissions: { granted, declined: [], expired: [] },
    pages: pages.map((each) => (typeof each === "string" ? page(userId, each) : each)),
  };
}

export const withoutPermission = (name: string): readonly string[] =>
  allPermissions.filter((each) => each !== name);

export const problem = (code: string, health?: NonNullable<Problem["health"]>): Problem => ({
  code,
  message: `Because of ${code}.`,
  responsible: "facebook",
  ...(health && { health }),
});

export const account = (
  channel: AccountRecord["channel"],
  pageId: string,
  userId: string,
  change: Partial<AccountRecord> = {},
): AccountRecord => ({
  id: `${channel}-${pageId}`,
  channel,
  pageId,
  name: `Page ${pageId}`,
  userId,
  connectedAt: "2026-11-01T00:00:00.000Z",
  health: { state: "works", checkedAt: "2026-11-01T00:00:00.000Z" },
  storedIn: "keychain",
  ...change,
});

export const user = (id: string) => ({ id, name: `User ${id}` });

/** A Page that this user did not tick. */
export const leftOut = (channel: UnconnectableRecord["channel"], pageId: string, userId: string) =>
  ({
    channel,
    pageId,
    name: `Page ${pageId}`,
    userId,
    userName: `User ${userId}`,
    reason: "not-ticked",
  }) as const;
