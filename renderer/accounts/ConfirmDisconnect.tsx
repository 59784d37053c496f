import { useState } from "react";
import type { ChannelType } from "../../common/contract/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { displayName } from "../../common/display-name.ts";
import { useApp } from "../app/app-context.ts";
import { Dialog, DialogCancel } from "../controls/Dialog.tsx";
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

type Step =
  | { readonly name: "asking" }
  | { readonly name: "running" }
  | { readonly name: "failed"; readonly message: string };

/** Says what else a disconnect touches, then does it. An error stays here, beside the button that tries again. */
export function ConfirmDisconnect({ snapshot, target, onClose }: ConfirmDisconnectProps) {
  const { actions } = useApp();
  const [step, setStep] = useState<Step>({ name: "asking" });
  // Where the focus goes is settled by the list as it was when the question was asked.
  const [focusNext] = useState(() => focusAfter(snapshot, target));
  const running = step.name === "running";
  const disconnect = async () => {
    setStep({ name: "running" });
    const answer = await actions.disconnect(target);
    if (answer.ok) onClose();
    else setStep({ name: "failed", message: answer.problem.message });
  };
  return (
    <Dialog
      role="alertdialog"
      title={titleOf(target)}
      description={texts.disconnectText(disconnectEffects(snapshot, target))}
      onClose={() => !running && onClose()}
      onClosed={() => focusFirst(focusNext)}
    >
      {/* A live region, not an alert: the window has one alert, and it is elsewhere. */}
      <p className="field-error" aria-live="assertive">
        {step.name === "failed" && step.message}
      </p>
      <div className="dialog-buttons">
        <DialogCancel className="button" aria-disabled={running}>
          {texts.cancel}
        </DialogCancel>
        <button
          type="button"
          className="button danger"
          aria-disabled={running}
          onClick={() => !running && void disconnect()}
        >
          {running ? texts.disconnecting : buttonText(target)}
        </button>
      </div>
    </Dialog>
  );
}

const buttonText = (target: DisconnectTarget): string =>
  target.kind === "account" ? texts.disconnect : texts.disconnectCount(target.accounts.length);

function titleOf(target: DisconnectTarget): string {
  return target.kind === "account"
    ? texts.disconnectOneTitle(displayName(target.account))
    : texts.disconnectAllTitle(target.type);
}

/** Nearest first: the row itself when it is still there, its neighbours, the heading, the connect button. */
function focusAfter(snapshot: Snapshot, target: DisconnectTarget): readonly string[] {
  const beyond = (type: ChannelType) => [focusIds.heading(type), focusIds.connect(type)];
  if (target.kind === "channel") return beyond(target.type);
  const { id, channel } = target.account;
  const near = adjacentAccounts(accountsIn(snapshot, channel), id);
  return [id, ...near.map((account) => account.id)].map(focusIds.more).concat(beyond(channel));
}
