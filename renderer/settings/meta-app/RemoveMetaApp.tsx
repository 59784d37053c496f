import { useRef, useState } from "react";
import type { DesktopClient } from "../../client/client.ts";
import { ConfirmDialog } from "../../controls/ConfirmDialog.tsx";
import { settingsTexts } from "../../i18n/settings.ts";

interface RemoveMetaAppProps {
  readonly desktop: DesktopClient;
  /** Called after the Meta app has been removed, with the message to show. */
  readonly onChanged: (message: string) => void;
}

export function RemoveMetaApp({ desktop, onChanged }: RemoveMetaAppProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const button = useRef<HTMLButtonElement>(null);
  const remove = async () => {
    setBusy(true);
    setError("");
    const result = await desktop.removeMetaApp();
    setBusy(false);
    if (result.ok) onChanged(settingsTexts.removed);
    else setError(result.problem.message);
  };
  return (
    <>
      <button ref={button} type="button" className="button" onClick={() => setAsking(true)}>
        {settingsTexts.backToPractice}
      </button>
      {asking && (
        <ConfirmDialog
          title={settingsTexts.removeTitle}
          description={settingsTexts.removeText}
          busy={busy}
          error={error}
          confirmLabel={settingsTexts.remove}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
          onClosed={() => button.current?.focus()}
        />
      )}
    </>
  );
}
