import { useState } from "react";
import type { CallResult } from "../../common/contract/problems.ts";
import type { DesktopClient } from "../client/client.ts";
import { FormStatus, refused, type Status, saved } from "../controls/FormStatus.tsx";
import { Checkbox } from "../controls/fields.tsx";
import { settingsTexts } from "../i18n/settings.ts";
import { RemoveEverything } from "./FactoryReset.tsx";

/** What one gives to whoever helps, and the way out. */
export function HelpSection({ desktop }: { readonly desktop: DesktopClient }) {
  const [names, setNames] = useState(false);
  const [status, setStatus] = useState<Status>();
  const run = async (call: Promise<CallResult<null>>, done: string) => {
    const answer = await call;
    setStatus(answer.ok ? saved(done) : refused(answer.problem.message));
  };
  return (
    <section>
      <h3>{settingsTexts.help}</h3>
      <p>{settingsTexts.helpText}</p>
      <Checkbox
        label={settingsTexts.includeNames}
        hint={settingsTexts.includeNamesHint}
        checked={names}
        onChange={setNames}
      />
      <FormStatus id="help-result" status={status} />
      <div className="dialog-buttons">
        <RemoveEverything desktop={desktop} />
        {/* Together also where they go below the one that stands apart. */}
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
    </section>
  );
}
