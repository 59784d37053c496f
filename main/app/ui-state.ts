import type { FlowView } from "../../common/contract/flows.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { Channels } from "../channels/index.ts";
import type { KeychainPort } from "../channels/ports/keychain.ts";
import type { RecordsPort } from "../channels/ports/records.ts";
import { isTokenName } from "../channels/ports/secret-kinds.ts";
import {
  channelViews,
  pendingViews,
  permissionGapViews,
  unconnectableViews,
} from "../channels/views.ts";
import { createLinks } from "../facebook/meta-links.ts";
import { oncePerTurn } from "../once-per-turn.ts";
import type { AppEvents } from "./events.ts";
import type { LocalizedNotice } from "./notices.ts";

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

export interface UiStateDeps {
  readonly records: Pick<RecordsPort, "get">;
  readonly practice: boolean;
  /** The Meta app of this run. Undefined in practice mode. */
  readonly appId?: string | undefined;
  readonly events: AppEvents;
  /** Returns undefined until the services have loaded. */
  readonly services: () =>
    | { readonly channels: Channels; readonly keychain: Pick<KeychainPort, "status"> }
    | undefined;
}

export function createUiState(deps: UiStateDeps): UiState {
  const { records, practice, events, services } = deps;
  const notices: LocalizedNotice[] = [];

  function snapshot(): Snapshot {
    const { channels, keychain } = services() ?? {};
    const appId = channels?.appId ?? deps.appId;
    // Only the services know where the practice Facebook is, so its links appear with them.
    const early = practice ? undefined : createLinks({ appId: appId ?? "" });
    const options = { appId, links: channels?.links ?? early };
    return {
      practice,
      channels: channelViews(records.get(), Date.now(), options),
      unconnectable: unconnectableViews(records.get(), options),
      permissionGaps: permissionGapViews(records.get()),
      connectSummaries: channels?.connectSummaries() ?? [],
      pending: pendingViews(records.get(), appId),
      tokensToDelete: records.get().pendingDeletes.filter(isTokenName).length,
      keychain: keychain?.status() ?? { name: "ready" },
      notices: notices.map((notice) => notice()),
      checks: channels?.checks() ?? [],
    };
  }
  const flows = () => services()?.channels.flows.list() ?? [];
  const emitAccounts = () => events.emit("accounts-changed", snapshot());
  const emitFlows = () => events.emit("flows-changed", flows());
  const accountsChanged = oncePerTurn(emitAccounts);

  return {
    snapshot,
    flows,
    addNotice(notice) {
      notices.push(notice);
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
