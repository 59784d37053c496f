import type { Snapshot } from "../../common/contract/snapshot.ts";
import { texts } from "../i18n/index.ts";

interface PendingRemovalsProps {
  readonly snapshot: Pick<Snapshot, "pending" | "tokensToDelete">;
}

const namesOf = (pages: readonly { readonly pageName: string }[]): readonly string[] =>
  pages.map(({ pageName }) => pageName);

/**
 * Shows what disconnected accounts have left on Facebook and in the keychain. Shows one line for
 * each user, but only a single line for all Pages together.
 */
export function PendingRemovals({ snapshot: { pending, tokensToDelete } }: PendingRemovalsProps) {
  const users = pending.filter((each) => each.kind === "access");
  const pages = pending.filter((each) => each.kind === "subscription");
  const unreachable = pages.filter(({ otherApp }) => otherApp);
  const retried = pages.filter(({ otherApp }) => !otherApp);
  return (
    <div className="pending">
      {tokensToDelete > 0 && <p className="quiet">{texts.pendingTokens(tokensToDelete)}</p>}
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
    </div>
  );
}
