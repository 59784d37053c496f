import { useRef, useState } from "react";
import type { DesktopClient } from "../../client/client.ts";
import { Dialog, DialogCancel } from "../../controls/Dialog.tsx";
import { texts } from "../../i18n/index.ts";
import { settingsTexts } from "../../i18n/settings.ts";

interface RemoveMetaAppProps {
  readonly desktop: DesktopClient;
  readonly onChanged: (message: string) => void;
}

/** Says what it takes away, then does it. */
export function RemoveMetaApp({ desktop, onChanged }: RemoveMetaAppProps) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState("");
  const button = useRef<HTMLButtonElement>(null);
  const remove = async () => {
    const answer = await desktop.removeMetaApp();
    if (answer.ok) onChanged(settingsTexts.removed);
    else setProblem(answer.problem.message);
  };
  return (
    <>
      <button ref={button} type="button" className="button" onClick={() => setAsking(true)}>
        {settingsTexts.backToPractice}
      </button>
      {asking && (
        <Dialog
          role="alertdialog"
          title={settingsTexts.removeTitle}
          description={settingsTexts.removeText}
          onClose={() => setAsking(false)}
          onClosed={() => button.current?.focus()}
        >
          <p className="field-error" aria-live="assertive">
            {problem}
          </p>
          <div className="dialog-buttons">
            <DialogCancel className="button">{texts.cancel}</DialogCancel>
            <button type="button" className="button danger" onClick={() => void remove()}>
              {settingsTexts.remove}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
