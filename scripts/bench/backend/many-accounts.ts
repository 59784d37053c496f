import { type AccountRecord, emptyRecords, type Records } from "../../../main/channels/model.ts";
import { danasPages, people } from "../../../main/practice/seed.ts";

const at = "2026-11-01T09:00:00.000Z";

/** `count`: accounts of the Messenger channel, up to 5,000. Their tokens are in no keychain. */
export function manyAccounts(count: number): Records {
  const { id, name } = people.dana;
  const accounts = danasPages(count).map(
    ({ page }): AccountRecord => ({
      id: `messenger-${page.id}`,
      channel: "messenger",
      pageId: page.id,
      name: page.name,
      userId: id,
      connectedAt: at,
      health: { state: "works", checkedAt: at },
      storedIn: "keychain",
    }),
  );
  return { ...emptyRecords, accounts, users: [{ id, name }] };
}
