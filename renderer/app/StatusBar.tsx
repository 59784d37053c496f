import { allAccounts, isFailing } from "../../common/accounts.ts";
import type { FlowView } from "../../common/contract/flows.ts";
import type { Reachability, Snapshot } from "../../common/contract/snapshot.ts";
import { texts } from "../i18n/index.ts";
import { hrefOf } from "../state/places.ts";
import { useNow } from "./use-now.ts";

interface StatusBarProps {
  readonly snapshot: Snapshot;
  /** The running logins whose progress the window does not show now. */
  readonly hiddenFlows: readonly FlowView[];
}

/** The line at the bottom: Facebook, the last check, the keychain, and how many accounts work. */
export function StatusBar({ snapshot, hiddenFlows }: StatusBarProps) {
  const now = useNow();
  const accounts = allAccounts(snapshot);
  const failing = accounts.filter(isFailing).length;
  const checkedAt = newestCheck(snapshot);
  return (
    <footer className="status-bar">
      <FacebookState facebook={snapshot.facebook} />
      {checkedAt !== undefined && <span>{texts.checkedAgo(now - Date.parse(checkedAt))}</span>}
      <span>{texts.keychainStates[snapshot.keychain.name]}</span>
      {hiddenFlows.map(({ id, type }) => (
        <a key={id} href={hrefOf("accounts")}>
          {texts.connecting(type)}
        </a>
      ))}
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

function FacebookState({ facebook }: { readonly facebook: Reachability }) {
  if (facebook.name === "unknown") return null;
  return (
    <span
      className={`facebook-state ${facebook.name}`}
      title={facebook.name === "unreachable" ? facebook.message : undefined}
    >
      {texts.facebookStates[facebook.name]}
    </span>
  );
}

const newestCheck = (snapshot: Snapshot): string | undefined =>
  allAccounts(snapshot)
    .map(({ health }) => health.checkedAt)
    .reduce<string | undefined>((newest, at) => (newest && newest > at ? newest : at), undefined);
