import { useCallback, useEffect, useState } from "react";
import type { MetaAppSetup } from "../../../common/contract/meta-app.ts";
import type { DesktopClient } from "../../client/client.ts";
import { FormStatus, refused, type Status, saved } from "../../controls/FormStatus.tsx";
import { settingsTexts } from "../../i18n/settings.ts";
import { RestartButton } from "../RestartButton.tsx";
import { MetaAppForm } from "./MetaAppForm.tsx";

interface MetaAppSectionProps {
  readonly desktop: DesktopClient;
  /** The form is what was asked for. */
  readonly open: boolean;
}

/** Which Meta app Pagekeeper logs in with, and the form that changes it. */
export function MetaAppSection({ desktop, open }: MetaAppSectionProps) {
  const [setUp, setSetUp] = useState<MetaAppSetup>();
  /** Undefined: nobody chose yet. */
  const [chosen, setEditing] = useState<boolean>();
  const [status, setStatus] = useState<Status>();
  const load = useCallback(async () => {
    const answer = await desktop.metaApp();
    if (answer.ok) setSetUp(answer.value);
    else setStatus(refused(answer.problem.message));
  }, [desktop]);
  useEffect(() => void load(), [load]);
  // Whoever comes back to what waits for a restart finds that, and not the whole form once more.
  const editing = chosen ?? (open && setUp?.restart === false);
  const changed = (message: string) => {
    setStatus(saved(message));
    setEditing(false);
    void load();
  };
  return (
    <section>
      <h3>{settingsTexts.metaApp}</h3>
      {setUp && <p>{whatRuns(setUp)}</p>}
      <FormStatus id="meta-app-result" status={status} />
      {setUp && editing && <MetaAppForm desktop={desktop} setUp={setUp} onChanged={changed} />}
      <div className="dialog-buttons">
        {setUp && !editing && (
          <button type="button" className="button" onClick={() => setEditing(true)}>
            {setUp.saved ? settingsTexts.change : settingsTexts.setUp}
          </button>
        )}
        {setUp?.restart && <RestartButton desktop={desktop} focused={status?.kind === "saved"} />}
      </div>
    </section>
  );
}

function whatRuns({ running, saved: app, restart }: MetaAppSetup): string {
  if (restart) return settingsTexts.untilRestart(running === "practice", app);
  if (running === "practice") return settingsTexts.practice;
  if (running === "environment" || app === undefined) return settingsTexts.environment;
  return settingsTexts.running(app);
}
