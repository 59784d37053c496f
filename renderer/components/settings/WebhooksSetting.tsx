import { useEffect, useState } from "react";
import type { Settings } from "../../../preload/contract.ts";
import type { DesktopClient } from "../../client/client.ts";
import { settingsTexts } from "../../settings-texts.ts";
import { type Outcome, Result, refused, saved } from "./Result.tsx";

/** Saved as soon as it is changed: it takes effect at once, and can be taken back as easily. */
export function WebhooksSetting({ desktop }: { readonly desktop: DesktopClient }) {
  const [settings, setSettings] = useState<Settings>();
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    void desktop.settings().then((answer) => {
      if (answer.ok) setSettings(answer.value);
      else setOutcome(refused(answer.error.message));
    });
  }, [desktop]);
  const change = async (webhooks: boolean) => {
    // The tick answers the click; where it could not be saved, it goes back.
    setSettings((before) => before && { ...before, webhooks });
    const answer = await desktop.saveSettings({ webhooks });
    if (answer.ok) return setOutcome(saved(settingsTexts.settingSaved));
    setSettings((before) => before && { ...before, webhooks: !webhooks });
    setOutcome(refused(answer.error.message));
  };
  return (
    <section>
      <h3>{settingsTexts.webhooks}</h3>
      <label className="choice">
        <input
          type="checkbox"
          checked={settings?.webhooks ?? false}
          disabled={settings === undefined}
          aria-describedby="webhooks-hint webhooks-result"
          onChange={(event) => void change(event.target.checked)}
        />
        {settingsTexts.webhooksLabel}
      </label>
      <p id="webhooks-hint" className="quiet">
        {settingsTexts.webhooksHint}
      </p>
      <Result id="webhooks-result" outcome={outcome} />
    </section>
  );
}
