import type { FlowView } from "../../common/contract/flows.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { accountProblems } from "../channels/account-problems.ts";
import type { Channels } from "../channels/index.ts";
import { permissionGapViews } from "../channels/permission-views.ts";
import type { KeychainPort } from "../channels/ports/keychain.ts";
import type { RecordsPort } from "../channels/ports/records.ts";
import { isTokenName } from "../channels/ports/secret-kinds.ts";
import { pendingDisconnectViews } from "../channels/records/pending-disconnects.ts";
import { channelViews, pendingViews, unconnectableViews } from "../channels/views.ts";
import { createLinks } from "../facebook/meta-links.ts";
import { oncePerTurn } from "../once-per-turn.ts";
import type { AppEvents } from "./events.ts";
import type { ModeFiles } from "./mode-files.ts";
import { type LocalizedNotice, quarantinedFileNotice } from "./notices.ts";
import type { Tour } from "./practice-tour.ts";

/**
 * The state that the window, the tray and the notifications show. Until the services have loaded,
 * it comes from the records alone.
 */
export interface UiState {
  snapshot(): Snapshot;
  flows(): readonly FlowView[];
  addNotice(notice: LocalizedNotice): void;
  /** Emits `accounts-changed` at the end of this turn of the event loop. */
  accountsChanged(): void;
  /** Emits `flows-changed` at the end of this turn of the event loop. */
  flowsChanged(): void;
  /** Emits both events immediately. */
  flush(): void;
}

/** What is shown of the Meta app that is in use, or of practice mode. */
interface ShownWorkspace {
  readonly files: Pick<ModeFiles, "practice" | "quarantined"> & {
    readonly records: Pick<RecordsPort, "get">;
  };
  /** Undefined if it is not known, which it is not yet at the start of practice mode. */
  readonly appId: string | undefined;
  readonly notices: readonly LocalizedNotice[];
  readonly channels?: Channels;
  readonly keychain?: Pick<KeychainPort, "status">;
}

export interface UiStateDeps {
  /** What is shown until the services have loaded. */
  readonly initial: ShownWorkspace;
  /** Returns undefined until the services have loaded. */
  readonly workspace: () => ShownWorkspace | undefined;
  /** The tour of practice mode, if there is one. */
  readonly tour?: Pick<Tour, "view">;
  readonly events: AppEvents;
}

export function createUiState(deps: UiStateDeps): UiState {
  const { events } = deps;
  const addedNotices: LocalizedNotice[] = [];
  const workspace = () => deps.workspace() ?? deps.initial;

  function snapshot(): Snapshot {
    const { files, appId, channels, keychain, notices } = workspace();
    const records = files.records.get();
    // Only the services know where the practice Facebook is, so its links appear with them.
    const early = files.practice ? undefined : createLinks({ appId: appId ?? "" });
    const options = { appId, links: channels?.links ?? early };
    const shownNotices = [
      ...files.quarantined().map(quarantinedFileNotice),
      ...addedNotices,
      ...notices,
    ];
    const now = Date.now();
    const tour = files.practice ? deps.tour?.view() : undefined;
    const shown = channelViews(records, now, options);
    return {
      practice: files.practice,
      ...(tour && { tour }),
      channels: shown,
      problems: accountProblems(records, shown, now, appId),
      unconnectable: unconnectableViews(records, options),
      permissionGaps: permissionGapViews(records),
      connectSummaries: channels?.connectSummaries() ?? [],
      pending: pendingViews(records, appId),
      tokensToDelete: records.pendingDeletes.filter(isTokenName).length,
      keychain: keychain?.status() ?? { name: "ready" },
      facebook: channels?.reachability() ?? { name: "unknown" },
      notices: shownNotices.map((notice) => notice()),
      checks: channels?.checks() ?? [],
      disconnecting: pendingDisconnectViews(records),
    };
  }
  const flows = () => workspace().channels?.flows.list() ?? [];
  const emitAccounts = () => events.emit("accounts-changed", snapshot());
  const emitFlows = () => events.emit("flows-changed", flows());
  const accountsChanged = oncePerTurn(emitAccounts);

  return {
    snapshot,
    flows,
    addNotice(notice) {
      addedNotices.push(notice);
      accountsChanged();
    },
    accountsChanged,
    flowsChanged: oncePerTurn(emitFlows),
    flush() {
      emitAccounts();
      emitFlows();
    },
  };
}
