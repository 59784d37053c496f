import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type AccountRecord, emptyRecords, type Records } from "../../../main/channels/model.ts";
import { danasPages, people } from "../../../main/practice/seed.ts";

const at = "2026-11-01T09:00:00.000Z";

/** Creates records of up to 5,000 Messenger accounts. Their tokens do not exist in any keychain. */
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

/** Writes records in the format of main/storage, so that the app finds them in practice mode. */
export const writePracticeRecords = (folder: string, data: Records): Promise<void> =>
  writeFile(join(folder, "practice-accounts.json"), JSON.stringify({ version: 1, data }));
