import type { PendingOnFacebook } from "../../common/contract/accounts.ts";
import { texts } from "../i18n/index.ts";

interface PendingRevocationsProps {
  readonly pending: readonly PendingOnFacebook[];
}

/** Shows one line for each user, but only a single line for all Pages together. */
export function PendingRevocations({ pending }: PendingRevocationsProps) {
  const users = pending.filter((each) => each.kind === "access");
  const pages = pending.filter((each) => each.kind === "subscription");
  return (
    <>
      {users.map(({ userId, userName }) => (
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
