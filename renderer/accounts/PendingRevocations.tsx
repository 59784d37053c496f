import type { PendingOnFacebook } from "../../common/contract/accounts.ts";
import { texts } from "../i18n/index.ts";

interface PendingRevocationsProps {
  readonly pending: readonly PendingOnFacebook[];
}

const namesOf = (pages: readonly { readonly pageName: string }[]): readonly string[] =>
  pages.map(({ pageName }) => pageName);

/** Shows one line for each user, but only a single line for all Pages together. */
export function PendingRevocations({ pending }: PendingRevocationsProps) {
  const users = pending.filter((each) => each.kind === "access");
  const pages = pending.filter((each) => each.kind === "subscription");
  const unreachable = pages.filter(({ otherApp }) => otherApp);
  const retried = pages.filter(({ otherApp }) => !otherApp);
  return (
    <>
      {users.map(({ userId, userName, otherApp }) => (
        <p key={userId} className="quiet">
          {otherApp ? texts.pendingAccessOfOtherApp(userName) : texts.pendingAccess(userName)}
        </p>
      ))}
      {retried.length > 0 && (
        <p className="quiet">{texts.pendingSubscriptions(namesOf(retried))}</p>
      )}
      {unreachable.length > 0 && (
        <p className="quiet">{texts.pendingSubscriptionsOfOtherApp(namesOf(unreachable))}</p>
      )}
    </>
  );
}
