import { useState } from "react";
import { displayName } from "../../common/accounts.ts";
import type { ChannelType } from "../../common/contract/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { useApp } from "../app/app-context.ts";
import { ConfirmDialog } from "../controls/ConfirmDialog.tsx";
import { focusFirst, focusIds } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import { accountsIn } from "../state/accounts.ts";
import {
  adjacentAccounts,
  type DisconnectTarget,
  disconnectEffects,
} from "./disconnect-effects.ts";

interface ConfirmDisconnectProps {
  readonly snapshot: Snapshot;
  readonly target: DisconnectTarget;
  readonly onClose: () => void;
}

/** Asks the user to confirm a disconnect, and says what else the disconnect affects. */
export function ConfirmDisconnect({ snapshot, target, onClose }: ConfirmDisconnectProps) {
  const { actions } = useApp();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  // Compute this when the dialog opens, because the account's neighbours are unknown once the
  // account has been removed.
  const [focusNext] = useState(() => focusAfter(snapshot, target));
  // Describe what the user agreed to, even if accounts change while the dialog is open.
  const [description] = useState(() => sayEffects(snapshot, target));
  const disconnect = async () => {
    setBusy(true);
    setError("");
    const result = await actions.disconnect(target);
    if (result.ok) return onClose();
    setBusy(false);
    setError(result.problem.message);
  };
  return (
    <ConfirmDialog
      title={titleOf(target)}
      description={description}
      busy={busy}
      error={error}
      confirmLabel={busy ? texts.disconnecting : labelOf(target)}
      onConfirm={() => void disconnect()}
      onClose={onClose}
      onClosed={() => focusFirst(focusNext)}
    />
  );
}

function sayEffects(snapshot: Snapshot, target: DisconnectTarget): string {
  const effects = texts.disconnectText(disconnectEffects(snapshot, target));
  if (target.kind === "account" || !target.narrowed) return effects;
  const total = accountsIn(snapshot, target.type).length;
  return `${texts.onlyShown(target.accounts.length, total)} ${effects}`;
}

const labelOf = (target: DisconnectTarget): string =>
  target.kind === "account" ? texts.disconnect : texts.disconnectCount(target.accounts.length);

function titleOf(target: DisconnectTarget): string {
  return target.kind === "account"
    ? texts.disconnectOneTitle(displayName(target.account))
    : texts.disconnectAllTitle(target.type);
}

/**
 * Returns the ids of the elements that may get the focus after the dialog. The account's own row
 * comes first, then its neighbours, the channel's heading and the connect button.
 */
function focusAfter(snapshot: Snapshot, target: DisconnectTarget): readonly string[] {
  const outside = (type: ChannelType) => [focusIds.heading(type), focusIds.connect(type)];
  if (target.kind === "channel") return outside(target.type);
  const { id, channel } = target.account;
  const adjacent = adjacentAccounts(accountsIn(snapshot, channel), id);
  return [id, ...adjacent.map((account) => account.id)].map(focusIds.more).concat(outside(channel));
}
