import type { PendingEnd } from "../../preload/contract.ts";
import { texts } from "../texts/index.ts";

/** What Facebook has not confirmed to have ended: a line for each person, and one for all Pages. */
export function PendingEnds({ pending }: { readonly pending: readonly PendingEnd[] }) {
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
