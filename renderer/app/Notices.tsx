import { useSyncExternalStore } from "react";
import { channelTypes } from "../../common/contract/accounts.ts";
import type { KeychainStatus, Notice, Snapshot } from "../../common/contract/snapshot.ts";
import type { UpdateView } from "../../common/contract/updates.ts";
import { texts } from "../i18n/index.ts";
import { useApp } from "./app-context.ts";
import { UpdateNotice } from "./UpdateNotice.tsx";

interface NoticesProps {
  readonly snapshot: Snapshot;
  readonly update: UpdateView | null;
}

/** What the user must know that belongs to no account. */
export function Notices({ snapshot, update }: NoticesProps) {
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  const { practice, notices, keychain } = snapshot;
  // The practice Facebook is on this computer: it needs no network.
  const offline = !practice && !online;
  const news = update?.postponed === false ? update : undefined;
  if (!offline && notices.length === 0 && keychain.name === "ready" && !news) return null;
  return (
    <section className="notices" aria-label={texts.noticesRegion}>
      {offline && <p className="notice">{texts.offline}</p>}
      <KeychainNotice keychain={keychain} snapshot={snapshot} />
      {notices.map((notice) => (
        <GeneralNotice key={notice.id} notice={notice} />
      ))}
      {news && <UpdateNotice update={news} />}
    </section>
  );
}

interface KeychainNoticeProps {
  readonly keychain: KeychainStatus;
  readonly snapshot: Snapshot;
}

function KeychainNotice({ keychain, snapshot }: KeychainNoticeProps) {
  const { actions, desktop } = useApp();
  switch (keychain.name) {
    case "ready":
      return null;
    case "waiting":
      return <p className="notice">{texts.keychainWaiting}</p>;
    case "unavailable":
      return <p className="notice">{`${keychain.message} ${texts.keychainUnavailable}`}</p>;
    case "locked": {
      const checkable = channelTypes.find((type) =>
        snapshot.channels.some((channel) => channel.type === type),
      );
      return (
        <div className="notice">
          <p>{texts.keychainLocked}</p>
          {desktop && checkable && (
            <button
              type="button"
              className="button small"
              onClick={() => void actions.check(checkable)}
            >
              {texts.checkNow}
            </button>
          )}
        </div>
      );
    }
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
          onClick={() => actions.showSettings("general")}
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

function watchNetwork(changed: () => void): () => void {
  const stop = new AbortController();
  window.addEventListener("online", changed, { signal: stop.signal });
  window.addEventListener("offline", changed, { signal: stop.signal });
  return () => stop.abort();
}
