/** What the window shows, put together from the parts, and told to it when it changes. */
import type { FlowView, RedirectSearch } from "../../common/contract/flows.ts";
import type { KeychainStatus, Snapshot } from "../../common/contract/snapshot.ts";
import type { Channels } from "../channels/index.ts";
import type { KeychainPort, RecordsPort } from "../channels/ports/index.ts";
import {
  channelViews,
  pendingViews,
  permissionGapViews,
  unconnectableViews,
} from "../channels/views.ts";
import type { LocalizedNotice } from "../desktop/notifications/notices.ts";
import { oncePerTurn } from "../once-per-turn.ts";

export interface Presenter {
  snapshot(): Snapshot;
  flows(): readonly FlowView[];
  /** From now on there is more to show than records. */
  attach(channels: Channels, keychain: KeychainPort): void;
  addNotice(notice: LocalizedNotice): void;
  /** Accounts, keychain or notices changed; many calls in one turn tell the window once. */
  accountsChanged(): void;
  flowsChanged(): void;
  redirect(search: RedirectSearch): void;
  /** For the tray and the notifications, which need no window. Called at each change with what is shown now. */
  watch(listener: (snapshot: Snapshot) => void): void;
}

export interface PresenterParts {
  readonly records: RecordsPort;
  readonly practice: boolean;
  readonly tell: {
    readonly snapshot: (snapshot: Snapshot) => void;
    readonly flows: (flows: readonly FlowView[]) => void;
    readonly redirect: (search: RedirectSearch) => void;
  };
}

export function createPresenter({ records, practice, tell }: PresenterParts): Presenter {
  let channels: Channels | undefined;
  let keychainStatus: () => KeychainStatus = () => ({ name: "ready" });
  const notices: LocalizedNotice[] = [];
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const tellSnapshot = oncePerTurn(() => {
    const now = snapshot();
    tell.snapshot(now);
    for (const listener of listeners) listener(now);
  });
  const tellFlows = oncePerTurn(() => tell.flows(flows()));

  const pausedUntil = (): Pick<Snapshot, "pausedUntil"> => {
    const until = channels?.pausedUntil();
    return until === undefined ? {} : { pausedUntil: until };
  };
  const flows = () => channels?.flows.list() ?? [];
  const snapshot = (): Snapshot => ({
    practice,
    channels: channelViews(records.get(), Date.now()),
    unconnectable: unconnectableViews(records.get()),
    permissionGaps: permissionGapViews(records.get()),
    pending: pendingViews(records.get()),
    keychain: keychainStatus(),
    notices: notices.map((notice) => notice()),
    checking: channels?.checking() ?? false,
    ...pausedUntil(),
  });

  return {
    snapshot,
    flows,
    attach(domain, keychain) {
      channels = domain;
      keychainStatus = () => keychain.status();
      keychain.onStatus(tellSnapshot);
    },
    addNotice(notice) {
      notices.push(notice);
      tellSnapshot();
    },
    accountsChanged: tellSnapshot,
    flowsChanged: tellFlows,
    watch(listener) {
      listeners.add(listener);
    },
    redirect(search) {
      // What the redirect speaks of must be on the screen before it does.
      tell.snapshot(snapshot());
      tell.flows(flows());
      tell.redirect(search);
    },
  };
}
