import { allAccounts, isFailing } from "../../common/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { texts } from "../i18n/index.ts";
import { hrefOf } from "../state/places.ts";
import { useNow } from "./use-now.ts";

/** The line at the bottom: the last check, the keychain, and how many accounts work. */
export function StatusBar({ snapshot }: { readonly snapshot: Snapshot }) {
  const now = useNow();
  const accounts = allAccounts(snapshot);
  const failing = accounts.filter(isFailing).length;
  const checkedAt = newestCheck(snapshot);
  return (
    <footer className="status-bar">
      {checkedAt !== undefined && <span>{texts.checkedAgo(now - Date.parse(checkedAt))}</span>}
      <span>{texts.keychainStates[snapshot.keychain.name]}</span>
      <span className="status-end">
        {failing > 0 ? (
          <a href={hrefOf("needs-attention")}>{texts.accountSummary(accounts.length, failing)}</a>
        ) : (
          texts.accountSummary(accounts.length, failing)
        )}
      </span>
    </footer>
  );
}

const newestCheck = (snapshot: Snapshot): string | undefined =>
  allAccounts(snapshot)
    .map(({ health }) => health.checkedAt)
    .reduce<string | undefined>((newest, at) => (newest && newest > at ? newest : at), undefined);
