import type { DesktopClient } from "../client/client.ts";
import { activityTexts } from "../i18n/activity.ts";
import { ActivityEntryRow } from "./ActivityEntryRow.tsx";
import { useActivity } from "./use-activity.ts";

interface AccountActivityProps {
  readonly desktop: DesktopClient;
  readonly accountId: string;
}

/** The number of entries shown. */
const maxEntries = 10;

/** The last entries about one account. */
export default function AccountActivity({ desktop, accountId }: AccountActivityProps) {
  const { page } = useActivity(desktop, { accountId, limit: maxEntries });
  if (!page || page.entries.length === 0) return null;
  return (
    <section className="account-activity" aria-labelledby="account-activity">
      <h3 id="account-activity">{activityTexts.title}</h3>
      <ul className="activity-entries">
        {page.entries.slice(0, maxEntries).map((entry) => (
          <ActivityEntryRow key={entry.id} entry={entry} withDay />
        ))}
      </ul>
    </section>
  );
}
