import { useState } from "react";
import type { Answer } from "../../common/contract/index.ts";
import type { DesktopClient } from "../client/client.ts";
import { settingsTexts } from "../i18n/settings/index.ts";
import { type Outcome, Result, refused, saved } from "./FormStatus.tsx";
import { Tick } from "./fields.tsx";
import { RemoveEverything } from "./RemoveEverything.tsx";

/** What one gives to whoever helps, and the way out. */
export function HelpSection({ desktop }: { readonly desktop: DesktopClient }) {
  const [names, setNames] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const run = async (call: Promise<Answer<null>>, done: string) => {
    const answer = await call;
    setOutcome(answer.ok ? saved(done) : refused(answer.error.message));
  };
  return (
    <section>
      <h3>{settingsTexts.help}</h3>
      <p>{settingsTexts.helpText}</p>
      <Tick
        label={settingsTexts.includeNames}
        hint={settingsTexts.includeNamesHint}
        checked={names}
        onChange={setNames}
      />
      <Result id="help-result" outcome={outcome} />
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
