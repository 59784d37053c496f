import type { PendingRevocation } from "../../common/contract/accounts.ts";
import { texts } from "../i18n/index.ts";

/** What Facebook has not confirmed to have ended: a line for each person, and one for all Pages. */
export function PendingRevocations({
  pending,
}: {
  readonly pending: readonly PendingRevocation[];
}) {
  const people = pending.filter((end) => end.kind === "access");
  const pages = pending.filter((end) => end.kind === "subscription");
  return (
    <>
      {people.map(({ userId, userName }) => (
        <p key={userId} className="quiet">
          {texts.pendingAccess(userName)}
        </p>
      ))}
      {pages.length > 0 && (
        <p className="quiet">{texts.pendingSubscriptions(pages.map(({ pageName }) => pageName))}</p>
      )}
    </>
  );
}
