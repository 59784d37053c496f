import { useRef, useState } from "react";
import { allAccounts } from "../../common/accounts.ts";
import type { PendingOnFacebook } from "../../common/contract/accounts.ts";
import type {
  FactoryResetLeftover,
  FactoryResetResult,
} from "../../common/contract/factory-reset.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { DesktopClient } from "../client/client.ts";
import { ConfirmDialog } from "../controls/ConfirmDialog.tsx";
import { texts } from "../i18n/index.ts";
import { settingsTexts } from "../i18n/settings.ts";

type Step =
  | { readonly name: "asking"; readonly people: number }
  | { readonly name: "left"; readonly result: Extract<FactoryResetResult, { state: "left" }> }
  /** Everything was removed, and Pagekeeper is about to restart. */
  | { readonly name: "removed" };

/**
 * The "Remove everything" button and its dialog. The dialog asks the user to confirm, and asks
 * again before it leaves anything behind.
 */
export function FactoryReset({ desktop }: { readonly desktop: DesktopClient }) {
  const [step, setStep] = useState<Step>();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState("");
  /** The leftovers that the user has agreed to leave behind. */
  const [leave, setLeave] = useState<readonly FactoryResetLeftover[]>([]);
  const button = useRef<HTMLButtonElement>(null);
  const ask = async () => {
    const result = await desktop.snapshot();
    setError("");
    setLeave([]);
    setStep({ name: "asking", people: result.ok ? countPeople(result.value) : 0 });
  };
  const reset = async (agreed: readonly FactoryResetLeftover[]) => {
    setRunning(true);
    setError("");
    setLeave(agreed);
    const call = await desktop.factoryReset([...agreed]);
    setRunning(false);
    if (!call.ok) return setError(call.problem.message);
    const result = call.value;
    setStep(result.state === "left" ? { name: "left", result } : { name: "removed" });
  };
  const busy = running || step?.name === "removed";
  const left = step?.name === "left" ? step.result : undefined;
  return (
    <>
      <button ref={button} type="button" className="button danger" onClick={() => void ask()}>
        {settingsTexts.removeEverything}
      </button>
      {step && (
        <ConfirmDialog
          title={left ? settingsTexts.leftTitle : settingsTexts.removeAllTitle}
          description={descriptionOf(step)}
          busy={busy}
          progress={running ? settingsTexts.removingAll : ""}
          error={error}
          confirmLabel={left ? settingsTexts.removeAnyway : settingsTexts.removeAll}
          onConfirm={() => void reset(left ? [...leave, left.leftover] : leave)}
          onClose={() => setStep(undefined)}
          onClosed={() => button.current?.focus()}
        >
          {left && (
            <button
              type="button"
              className="button"
              aria-disabled={busy}
              onClick={() => !busy && void reset(leave)}
            >
              {texts.tryAgain}
            </button>
          )}
        </ConfirmDialog>
      )}
    </>
  );
}

function descriptionOf(step: Step): string {
  if (step.name === "removed") return settingsTexts.removedAll;
  if (step.name === "asking") return settingsTexts.removeAllText(step.people);
  const { result } = step;
  return result.leftover === "facebook"
    ? settingsTexts.leftAtFacebook(result.pending.map(nameOf))
    : settingsTexts.leftInKeychain(result.secrets);
}

const nameOf = (pending: PendingOnFacebook): string =>
  pending.kind === "access" ? pending.userName : pending.pageName;

/**
 * Returns the number of Facebook users whose access will end, including those whose revocation is
 * already pending.
 */
function countPeople(snapshot: Snapshot): number {
  const pending = snapshot.pending.flatMap((each) => (each.kind === "access" ? [each.userId] : []));
  const connected = allAccounts(snapshot).map(({ connectedBy }) => connectedBy.id);
  return new Set([...connected, ...pending]).size;
}
