import { useState } from "react";
import type { CallResult } from "../../common/contract/problems.ts";
import type { DesktopClient } from "../client/client.ts";
import { Checkbox } from "../controls/Checkbox.tsx";
import { FormStatus, refused, type Status, saved } from "../controls/FormStatus.tsx";
import { settingsTexts } from "../i18n/settings.ts";

/** Offers diagnostics that the user can send to a helper. */
export function DiagnosticsForm({ desktop }: { readonly desktop: DesktopClient }) {
  const [names, setNames] = useState(false);
  const [status, setStatus] = useState<Status>();
  const run = async (call: Promise<CallResult<null>>, message: string) => {
    const result = await call;
    setStatus(result.ok ? saved(message) : refused(result.problem.message));
  };
  return (
    <div className="subsection">
      <h4>{settingsTexts.help}</h4>
      <p>{settingsTexts.helpText}</p>
      <Checkbox
        label={settingsTexts.includeNames}
        hint={settingsTexts.includeNamesHint}
        checked={names}
        onChange={setNames}
      />
      <FormStatus id="help-result" status={status} />
      <div className="button-group">
        <button type="button" className="button" onClick={() => void run(desktop.openLogs(), "")}>
          {settingsTexts.openLogs}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => void run(desktop.copyDiagnostics({ names }), settingsTexts.copiedText)}
        >
          {settingsTexts.copyDiagnostics}
        </button>
      </div>
    </div>
  );
}
