import { useRef, useState } from "react";
import { allAccounts } from "../../common/accounts.ts";
import type { PendingRevocation } from "../../common/contract/accounts.ts";
import type {
  FactoryResetLeftover,
  FactoryResetResult,
} from "../../common/contract/factory-reset.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { DesktopClient } from "../client/client.ts";
import { Dialog, DialogCancel } from "../controls/Dialog.tsx";
import { texts } from "../i18n/index.ts";
import { settingsTexts } from "../i18n/settings.ts";

type Step =
  | { readonly name: "asking"; readonly people: number }
  | { readonly name: "left"; readonly removal: Extract<FactoryResetResult, { state: "left" }> }
  /** Pagekeeper is about to restart. */
  | { readonly name: "removed" };

/** Says what it takes away, does it, and asks again where something would stay behind. */
export function RemoveEverything({ desktop }: { readonly desktop: DesktopClient }) {
  const [step, setStep] = useState<Step>();
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState("");
  /** What the user agreed to leave behind. */
  const [leave, setLeave] = useState<readonly FactoryResetLeftover[]>([]);
  const button = useRef<HTMLButtonElement>(null);
  const ask = async () => {
    const answer = await desktop.snapshot();
    setProblem("");
    setLeave([]);
    setStep({ name: "asking", people: answer.ok ? peopleIn(answer.value) : 0 });
  };
  const remove = async (agreed: readonly FactoryResetLeftover[]) => {
    setRunning(true);
    setProblem("");
    setLeave(agreed);
    const answer = await desktop.factoryReset([...agreed]);
    setRunning(false);
    if (!answer.ok) return setProblem(answer.problem.message);
    const removal = answer.value;
    setStep(removal.state === "left" ? { name: "left", removal } : { name: "removed" });
  };
  const busy = running || step?.name === "removed";
  return (
    <>
      <button ref={button} type="button" className="button apart" onClick={() => void ask()}>
        {settingsTexts.removeEverything}
      </button>
      {step && (
        <Dialog
          role="alertdialog"
          title={step.name === "left" ? settingsTexts.leftTitle : settingsTexts.removeAllTitle}
          description={descriptionOf(step)}
          onClose={() => !busy && setStep(undefined)}
          onClosed={() => button.current?.focus()}
        >
          <p className="field-error" aria-live="assertive">
            {problem}
          </p>
          <p className="quiet" aria-live="polite">
            {running && settingsTexts.removingAll}
          </p>
          <div className="dialog-buttons">
            <DialogCancel className="button" aria-disabled={busy}>
              {texts.cancel}
            </DialogCancel>
            {step.name === "left" && (
              <button
                type="button"
                className="button"
                aria-disabled={busy}
                onClick={() => !busy && void remove(leave)}
              >
                {texts.tryAgain}
              </button>
            )}
            <button
              type="button"
              className="button danger"
              aria-disabled={busy}
              onClick={() =>
                !busy && void remove(step.name === "left" ? [...leave, step.removal.rest] : leave)
              }
            >
              {step.name === "left" ? settingsTexts.removeAnyway : settingsTexts.removeAll}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function descriptionOf(step: Step): string {
  if (step.name === "removed") return settingsTexts.removedAll;
  if (step.name === "asking") return settingsTexts.removeAllText(step.people);
  const { removal } = step;
  return removal.rest === "facebook"
    ? settingsTexts.leftAtFacebook(removal.pending.map(nameOfEnd))
    : settingsTexts.leftInKeychain(removal.secrets);
}

const nameOfEnd = (end: PendingRevocation): string =>
  end.kind === "access" ? end.userName : end.pageName;

/** Facebook users whose access is to end, those included for whom it is pending already. */
function peopleIn(snapshot: Snapshot): number {
  const pending = snapshot.pending.flatMap((end) => (end.kind === "access" ? [end.userId] : []));
  const connected = allAccounts(snapshot).map(({ connectedBy }) => connectedBy.id);
  return new Set([...connected, ...pending]).size;
}
