import { useSyncExternalStore } from "react";
import type { KeychainStatus, Notice, Snapshot } from "../../common/contract/snapshot.ts";
import type { UpdateView } from "../../common/contract/updates.ts";
import { texts } from "../i18n/index.ts";
import { useApp } from "./app-context.ts";
import { UpdateNotice } from "./UpdateNotice.tsx";

interface NoticesProps {
  readonly snapshot: Snapshot;
  readonly update: UpdateView | null;
}

/** Messages about the app as a whole rather than one account. */
export function Notices({ snapshot, update }: NoticesProps) {
  const online = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
  const { practice, notices, keychain } = snapshot;
  // Being offline does not matter in practice mode.
  const offline = !practice && !online;
  const shownUpdate = update?.postponed === false ? update : undefined;
  if (!offline && notices.length === 0 && keychain.name === "ready" && !shownUpdate) return null;
  return (
    <section className="notices" aria-label={texts.noticesRegion}>
      {offline && <p className="notice">{texts.offline}</p>}
      <KeychainNotice keychain={keychain} hasAccounts={snapshot.channels.length > 0} />
      {notices.map((notice) => (
        <GeneralNotice key={notice.id} notice={notice} />
      ))}
      {shownUpdate && <UpdateNotice update={shownUpdate} />}
    </section>
  );
}

interface KeychainNoticeProps {
  readonly keychain: KeychainStatus;
  readonly hasAccounts: boolean;
}

function KeychainNotice({ keychain, hasAccounts }: KeychainNoticeProps) {
  const { actions, desktop } = useApp();
  switch (keychain.name) {
    case "ready":
      return null;
    case "waiting":
      return <p className="notice">{texts.keychainWaiting}</p>;
    case "unavailable":
      return <p className="notice">{`${keychain.message} ${texts.keychainUnavailable}`}</p>;
    case "locked":
      return (
        <div className="notice">
          <p>{texts.keychainLocked}</p>
          {desktop && hasAccounts && (
            <button
              type="button"
              className="button small"
              onClick={() => void actions.check({ kind: "all" })}
            >
              {texts.checkAgain}
            </button>
          )}
        </div>
      );
  }
}

function GeneralNotice({ notice }: { readonly notice: Notice }) {
  const { actions, desktop } = useApp();
  return (
    <div className="notice">
      <p>{notice.message}</p>
      {desktop && notice.kind === "port-taken" && (
        <button
          type="button"
          className="button small"
          onClick={() => actions.showSettings("advanced")}
        >
          {texts.changePort}
        </button>
      )}
      {desktop && notice.kind === "graph-version-retired" && (
        <button
          type="button"
          className="button small"
          onClick={() => actions.showSettings("meta-app")}
        >
          {texts.changeVersion}
        </button>
      )}
    </div>
  );
}

function subscribeToNetwork(listener: () => void): () => void {
  const stop = new AbortController();
  window.addEventListener("online", listener, { signal: stop.signal });
  window.addEventListener("offline", listener, { signal: stop.signal });
  return () => stop.abort();
}
