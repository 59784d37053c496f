import { useState } from "react";
import { issuesAddress } from "../../common/issues-address.ts";
import type { DesktopClient } from "../client/client.ts";
import { Checkbox } from "../controls/Checkbox.tsx";
import { FormStatus, refused, type Status, saved } from "../controls/FormStatus.tsx";
import { helpTexts } from "../i18n/help.ts";

/** Says how to report a problem, and copies what a report should contain. */
export function ReportProblem({ desktop }: { readonly desktop: DesktopClient }) {
  const [names, setNames] = useState(false);
  const [status, setStatus] = useState<Status>();
  async function copy(): Promise<void> {
    const result = await desktop.copyDiagnostics({ names });
    setStatus(result.ok ? saved(helpTexts.copied) : refused(result.problem.message));
  }
  return (
    <>
      <p>{helpTexts.reportText}</p>
      <Checkbox
        label={helpTexts.includeNames}
        hint={helpTexts.includeNamesHint}
        checked={names}
        onChange={setNames}
      />
      <div className="button-group">
        <button type="button" className="button" onClick={() => void copy()}>
          {helpTexts.copyDiagnostics}
        </button>
        <a className="button" href={issuesAddress} target="_blank" rel="noreferrer">
          {helpTexts.openIssues}
        </a>
      </div>
      <FormStatus id="report-result" status={status} />
      <p className="quiet">{helpTexts.public}</p>
    </>
  );
}
